// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { assertRefused, runCommand } from "../../../kernel/module/testing/run-command.ts";
import type { Site } from "../../quarter/index.ts";
import { createOrganisation } from "../actions/organisations/manage-organisation.ts";
import { acceptInvitation } from "../actions/people/accept-invitation.ts";
import { goodPassword, type Town, testAccounts, townOf } from "../testing/test-accounts.ts";
import { userCommands } from "./user.ts";

describe("user create and user list", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site, new Date());
  });
  after(() => database.drop());

  const run = (name: string, words: string[], options: Record<string, string> = {}, baseUrl?: URL) => {
    const command = userCommands.find((each) => each.name === name) ?? assert.fail(name);
    return runCommand(database.owner, command, words, { site: "hochfeld", ...options }, baseUrl);
  };
  const create = (name: string, options: Record<string, string>, baseUrl?: URL) =>
    run("user create", [name], options, baseUrl);

  it("prints a link by which the person chooses a password, once", async () => {
    const made = await create("Ayşe Öztürk", { role: "editor", mail: "ayse@example.org" });
    const { invitation, paper } = made.result as { invitation: string; paper: string };
    assert.ok(made.lines.includes(`  ${invitation}`), made.lines.join("\n"));
    assert.match(paper, /^\d{4}( \d{4}){3}$/);
    const acceptance = {
      kind: "invitation" as const,
      code: invitation.replace("/hochfeld/de/einladung/", ""),
      password: goodPassword,
      siteName: site.name,
      client: town.client(),
    };
    assert.ok((await acceptInvitation(database.db, site.id, acceptance, new Date())).ok);
    assert.ok(!(await acceptInvitation(database.db, site.id, acceptance, new Date())).ok);
    assert.ok((await town.signIn("ayse@example.org", { now: new Date() })).ok);
  });

  it("prints the whole address where the platform has one", async () => {
    const options = { role: "coach", login: "bela" };
    const made = await create("Bela", options, new URL("https://quartier.example"));
    const { invitation } = made.result as { invitation: string };
    assert.ok(
      made.lines.includes(`  https://quartier.example${invitation}`),
      `${invitation} in ${made.lines.join("\n")}`,
    );
  });

  it("says in a sentence what is wrong, and makes nobody", async () => {
    const mail = "neu@example.org";
    const refused = (options: Record<string, string>, sentence: RegExp, name = "Neu") =>
      assertRefused(create(name, options), 1, sentence);
    await refused({ role: "king", mail }, /--role must be one of: operator, /);
    await refused({ role: "editor" }, /Give --mail ADDRESS, or --login NAME/);
    await refused({ role: "editor", mail: "neu" }, /--mail must be/);
    await refused({ role: "editor", mail: "AYSE@example.org" }, /already signs in/);
    await refused({ role: "editor", mail, until: "2020-01-01" }, /--until must be a day/);
    await refused({ role: "partner", mail }, /Give --organisation NAME/);
    await refused({ role: "partner", mail, organisation: "Diakonie" }, /There is no organisation yet/);
    await createOrganisation(town.doing, { name: "Diakonie", kind: "association" });
    await refused({ role: "partner", mail, organisation: "Caritas" }, /There are: Diakonie/);
    const listed = (await run("user list", [])).result as { login: string }[];
    assert.deepEqual(listed.map(({ login }) => login).sort(), ["ayse@example.org", "bela"]);
  });

  it("lists who has an account, with state and roles", async () => {
    await create("Pia", { role: "partner", login: "pia.d", organisation: "diakonie" });
    const { lines } = await run("user list", []);
    assert.deepEqual([...lines].sort(), [
      "Ayşe Öztürk (ayse@example.org), confirmed: editor",
      "Bela (bela), invited: coach",
      "Pia (pia.d), invited: partner",
    ]);
  });
});
