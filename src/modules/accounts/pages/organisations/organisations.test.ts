import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { Site } from "../../../quarter/index.ts";
import {
  createOrganisation,
  endOrganisation,
  renameOrganisation,
} from "../../actions/organisations/manage-organisation.ts";
import { invitePerson } from "../../actions/people/invite-person.ts";
import { giveRole } from "../../actions/people/manage-person.ts";
import { personById } from "../../store/people.ts";
import { type Town, testAccounts, townOf } from "../../testing/test-accounts.ts";
import { webOf } from "../../testing/test-web.ts";

const start = "/hochfeld/de/intern/organisationen";

describe("organisations", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site, new Date());
    ask = webOf(database);
  });
  after(() => database?.drop());

  const create = async (name: string, kind = "cooperating-partner") => {
    const made = await createOrganisation(town.doing, { name, kind });
    if (!made.ok) throw new Error(made.reason);
    return made.value;
  };
  const cookieOf = async (person: { secret: string }) =>
    `session-hochfeld=${(await town.secure(person.secret)).secret}`;

  it("have a name of their own, however it is capitalised", async () => {
    const id = await create("Awo Duisburg");
    assert.deepEqual(await createOrganisation(town.doing, { name: " AWO  duisburg ", kind: "town" }), {
      ok: false,
      reason: "taken",
    });
    for (const name of ["", " ", "x".repeat(121), "A\u202eb"])
      assert.deepEqual(await createOrganisation(town.doing, { name, kind: "town" }), {
        ok: false,
        reason: "name",
      });
    assert.deepEqual(await createOrganisation(town.doing, { name: "X", kind: "firma" }), {
      ok: false,
      reason: "kind",
    });
    assert.ok(
      (await renameOrganisation(town.doing, id, "AWO Duisburg")).ok,
      "another spelling of its own name",
    );
    const other = await create("Caritas");
    assert.deepEqual(await renameOrganisation(town.doing, other, "awo duisburg"), {
      ok: false,
      reason: "taken",
    });
  });

  it("are asked for where somebody works outside the project, and must be there", async () => {
    const invitation = { name: "Jana", login: "jana", mail: "", role: "partner", until: "", locale: "de" };
    const refused = { ok: false, reason: "organisation" };
    assert.deepEqual(await invitePerson(town.doing, invitation), refused);
    assert.deepEqual(
      await invitePerson(town.doing, { ...invitation, organisation: "gibt-es-nicht" }),
      refused,
    );
    const { id } = await town.invite("participant");
    assert.deepEqual(await giveRole(town.doing, id, "partner", ""), refused);
    const over = await create("Gestern");
    assert.ok((await endOrganisation(town.doing, over)).ok);
    assert.deepEqual(await giveRole(town.doing, id, "partner", "", over), refused);
    assert.ok((await giveRole(town.doing, id, "partner", "", await create("Heute"))).ok);
  });

  it("show partners their own and nothing of any other", async () => {
    const own = await create("Eigenes Haus");
    const other = await create("Fremdes Haus");
    const partner = await town.confirm("partner", { organisation: own, name: "Petra Partner" });
    await town.confirm("partner", { organisation: other, name: "Fritz Fremd" });
    const cookie = await cookieOf(partner);
    const list = await ask(start, { cookie });
    assert.match(list.text, /Eigenes Haus/);
    assert.doesNotMatch(list.text, /Fremdes Haus|organisationen\/neu/);
    const page = await ask(`${start}/${own}`, { cookie });
    assert.match(page.text, /Petra Partner/);
    assert.doesNotMatch(page.text, /intern\/personen|umbenennen|beenden"/);
    const foreign = await ask(`${start}/${other}`, { cookie });
    assert.equal(foreign.status, 404);
    assert.doesNotMatch(foreign.text, /Fremd/);
    const admin = await cookieOf(await town.confirm("site-administrator"));
    assert.match((await ask(`${start}/${other}`, { cookie: admin })).text, /Fritz Fremd/);
  });

  it("take the roles with them when they end, but never the last administrator", async () => {
    const id = await create("Geht bald");
    const partner = await town.confirm("partner", { organisation: id });
    assert.ok((await endOrganisation(town.doing, id)).ok);
    assert.equal(await town.who(partner.secret), undefined, "signed out at once");
    const person = await inSite(database.db, site.id, (tx) => personById(tx, partner.id));
    assert.deepEqual(
      person?.memberships.map(({ state }) => state),
      ["ended"],
    );
    assert.deepEqual(await endOrganisation(town.doing, id), { ok: false, reason: "ended" });
    assert.deepEqual(await renameOrganisation(town.doing, id, "Neu"), { ok: false, reason: "ended" });
    await create("Geht bald");
  });
});
