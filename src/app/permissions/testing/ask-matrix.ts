import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { now } from "../../../kernel/clock/clock.ts";
import { roles } from "../../../modules/accounts/index.ts";
import { modules } from "../../modules.ts";
import table from "../holders.json" with { type: "json" };
import { type RouteLine, routeLines } from "../route-lines.ts";
import { expected, holdersOf, type Outcome } from "./expected.ts";
import { makePersona, nobody, type Persona, situations } from "./people.ts";
import { type Kept, keepRows, putBack, stateOfRows } from "./rows.ts";
import { type Asked, canary, openWorld, type Place, pathOf, type World } from "./world.ts";

const lines = routeLines(modules);
const closed = lines.filter(({ permission }) => permission !== "public");
/** Test files that ask the matrix side by side. */
const shares = 2;
/** The same number as the web application answers at once, so that none waits in a queue. */
const atOnce = 4;

/**
 * Asks every second closed route, beginning with that of the number given: each role in best order, and who may and who may not in
 * every state (see `peopleFor`), at both sites. The first share asks the rest: who holds what, foreign people and organisations, forms,
 * and what is open to everybody.
 */
export function askMatrix(share: number): void {
  const asked = closed.filter((_, index) => index % shares === share);
  describe(`the permission matrix, share ${share + 1} of ${shares}`, () => {
    let world: World;
    let people: Persona[];
    let kept: { own: Kept; other: Kept };
    let cells = 0;
    /** Which roles were asked in which states, on whichever route. */
    const met = new Set<string>();

    before(async () => {
      world = await openWorld(now());
      const { database, own, other } = world;
      const made: Persona[] = [];
      for (const role of ["none", ...roles] as const)
        for (const situation of situations)
          made.push(await makePersona(database.db, own.site.id, role, situation, now(), own.organisation));
      people = [nobody, ...made];
      kept = {
        own: await keepRows(database.db, own.site.id),
        other: await keepRows(database.db, other.site.id),
      };
    });
    after(() => world.database.drop());

    const restore = async () => {
      await putBack(world.database.db, world.own.site.id, kept.own);
      await putBack(world.database.db, world.other.site.id, kept.other);
    };
    const state = async () => {
      const living = people.flatMap(({ id, situation }) => (id && situation.signedIn ? [id] : []));
      const { own, other, database } = world;
      return [
        await stateOfRows(database.db, own.site.id, living),
        await stateOfRows(database.db, other.site.id, living),
      ];
    };
    /** The cookie of the session is sent under the names of both sites. */
    const cookieOf = ({ secret }: Persona) =>
      secret ? [world.own, world.other].map(({ site }) => `session-${site.key}=${secret}`).join("; ") : "";
    const ask = (line: RouteLine, persona: Persona, place: Place, about = place, token = persona.token) => {
      cells++;
      const form = line.method === "POST" ? { ...formFor(about), token } : undefined;
      return world.ask(pathOf(line, place, about), cookieOf(persona), form);
    };

    if (share === 0)
      it("knows for each permission and role who they are", () => {
        const declared = modules.flatMap(({ permissions = [] }) => permissions);
        assert.deepEqual(declared.map(({ name }) => name).sort(), Object.keys(table.holders).sort());
        for (const { name, roles: holders } of declared)
          assert.deepEqual(
            [...holders].sort(),
            [...(table.holders[name as keyof typeof table.holders] ?? [])].sort(),
            name,
          );
        assert.deepEqual([...roles].sort(), [...table.staff, ...table.others].sort());
      });

    for (const line of asked)
      it(`holds for ${line.method} ${line.path}`, async () => {
        const { own, other } = world;
        const some = peopleFor(line, people);
        for (const { role, situation } of some) met.add(`${role}, ${situation.name}`);
        const questions = some.flatMap((persona) =>
          (isAskedElsewhere(persona) ? [own, other] : [own]).map((place) => ({
            persona,
            place,
            outcome: expected(line, persona, place === own),
          })),
        );
        const gone = new Map<Place, string>();
        for (const place of [own, other]) gone.set(place, await missingBody(line, place));

        await restore();
        const before = await state();
        const wrong: string[] = [];
        const check = async ({ persona, place, outcome }: (typeof questions)[number]) => {
          const answer = await ask(line, persona, place);
          const found = outcomeOf(answer, line, place, gone.get(place) ?? "");
          const who = `${persona.role}, ${persona.situation.name}, ${place === own ? "own" : "other"} site`;
          if (found !== outcome) wrong.push(`${who}: ${found} instead of ${outcome}`);
          if (outcome === "through" && place === own && lacksWayOut(line, persona, answer))
            wrong.push(`${who}: no way to sign out on the page`);
          if (outcome !== "through" && leaks(answer)) wrong.push(`${who}: tells of somebody`);
          if (place === own && answer.body.includes(canary)) wrong.push(`${who}: tells of the other site`);
        };
        await inGroups(
          questions.filter(({ outcome }) => outcome !== "through"),
          check,
        );
        // So that the others find everything as it was made.
        assert.deepEqual(await state(), before, "a request that was turned away changed something");
        await inGroups(
          questions.filter(({ outcome }) => outcome === "through"),
          check,
        );
        assert.deepEqual(wrong, []);
      });

    /** What is said at an address that does not exist, deeper than any route goes. */
    async function missingBody(line: RouteLine, place: Place): Promise<string> {
      const path = `${pathOf(line, place)}/gibt/es/nicht`;
      const answer = await world.ask(path, "", line.method === "POST" ? {} : undefined);
      assert.equal(answer.status, 404);
      return answer.body.replaceAll(path, pathOf(line, place));
    }

    const lacksWayOut = ({ method }: RouteLine, { situation }: Persona, { status, body }: Asked) =>
      method === "GET" &&
      situation.signedIn &&
      status === 200 &&
      body.startsWith("<!doctype html>") &&
      !/<nav class="own".*?href="[^"]*abmelden".*?<\/nav>/s.test(body);

    const leaks = ({ body }: Asked) =>
      [world.own, world.other].some(({ person }) => body.includes(person.name));

    it("was asked in full", () => {
      assert.equal(people.length, 1 + (roles.length + 1) * situations.length);
      assert.equal(met.size, people.length);
      const least = roles.length + 1 + situations.length + people.filter(isAskedElsewhere).length;
      assert.ok(cells >= asked.length * least && cells > 10_000 / shares, `${cells} cells`);
      console.log(`      ${cells} cells were asked`);
    });

    if (share === 0) askRest();

    function askRest(): void {
      it("tells nothing of a person of another site, and does nothing to them", async () => {
        const about = closed.filter(({ path }) => path.includes(":person"));
        assert.ok(about.length >= 5);
        const may = people.filter(
          ({ situation, role }) => situation === situations[0] && table.holders["people-read"].includes(role),
        );
        assert.equal(may.length, 2);
        await restore();
        const before = await state();
        for (const line of about)
          for (const persona of may) {
            const answer = await ask(line, persona, world.own, world.other);
            const path = pathOf(line, world.own, world.other);
            const gone = `${path}/gibt/es/nicht`;
            const missing = await world.ask(gone, "", line.method === "POST" ? {} : undefined);
            assert.equal(answer.status, 404, `${persona.role} ${line.method} ${line.path}`);
            assert.equal(answer.body, missing.body.replaceAll(gone, path));
          }
        assert.deepEqual(await state(), before);
      });

      // Who may what is asked above; here of whom.
      for (const line of closed.filter(({ path }) => path.includes(":organisation")))
        it(`knows the same, another and a foreign organisation at ${line.method} ${line.path}`, async () => {
          const { own, other } = world;
          const abouts = { same: own, another: { ...own, organisation: own.neighbour }, foreign: other };
          const held = holdersOf(line);
          const holders = people.filter(
            ({ role, situation }) => situation === situations[0] && held.includes(role),
          );
          assert.equal(holders.length, held.length);
          for (const persona of holders)
            for (const [which, about] of Object.entries(abouts)) {
              await restore();
              const before = await state();
              const answer = await ask(line, persona, own, about);
              const within = table.withinOrganisation.includes(persona.role);
              const who = `${persona.role}, ${which} organisation`;
              if (which === "same" || (which === "another" && !within)) {
                assert.ok([200, 303].includes(answer.status), `${who}: ${answer.status}`);
                continue;
              }
              const path = pathOf(line, own, about);
              const gone = `${path}/gibt/es/nicht`;
              const missing = await world.ask(gone, "", line.method === "POST" ? {} : undefined);
              assert.equal(answer.status, 404, who);
              assert.equal(answer.body, missing.body.replaceAll(gone, path), who);
              assert.deepEqual(await state(), before, who);
            }
        });

      it("takes no form that is not the session's own", async () => {
        await restore();
        const before = await state();
        const mayAsk = (line: RouteLine) => {
          const held = holdersOf(line);
          const fit = people.filter(({ situation }) => situation === situations[0]);
          return (
            fit.find(({ role }) => held.includes("everybody") || held.includes(role)) ??
            assert.fail(line.permission)
          );
        };
        for (const line of closed.filter(({ method }) => method === "POST"))
          for (const token of ["", "x", people.at(-1)?.token ?? ""]) {
            const answer = await ask(line, mayAsk(line), world.own, world.own, token);
            // A form with a password is led back to where it stands; passwords are not carried along.
            assert.ok([303, 403].includes(answer.status), line.path);
            assert.equal(answer.reached, false, line.path);
          }
        assert.deepEqual(await state(), before);
      });

      // Who asks is never looked at there, so that a few show it.
      for (const line of lines.filter(({ permission }) => permission === "public"))
        it(`is the same for everybody at ${line.method} ${line.path}`, async () => {
          const some = people.filter(({ role }) => role === "site-administrator");
          for (const place of line.ofSite ? [world.own, world.other] : [world.own]) {
            const open = await ask(line, nobody, place);
            await inGroups(some, async (persona) => {
              const { status, location, body, cookie } = await ask(line, persona, place);
              const same = status === open.status && location === open.location && body === open.body;
              assert.ok(same && cookie === null, `${persona.role}, ${persona.situation.name}`);
            });
          }
        });
    }
  });
}

/**
 * Who asks at a route. In a state in which roles are in force all that hold its permission, in one in which none is, one of them in
 * turn; and in each state one of those that do not hold it, in turn.
 */
function peopleFor(line: RouteLine, people: readonly Persona[]): Persona[] {
  const held = holdersOf(line);
  const mayAsk = (role: string) => held.includes("everybody") || held.includes(role);
  const all = ["none", ...roles];
  const [holders, barred] = [all.filter(mayAsk), all.filter((role) => !mayAsk(role))];
  const turn = Math.floor(closed.indexOf(line) / shares);
  return people.filter(({ role, situation }) => {
    const state = situations.indexOf(situation);
    // Signed out, or in best order.
    if (state <= 0) return true;
    if (mayAsk(role) && situation.counts !== "none") return true;
    const ofTheirs = mayAsk(role) ? holders : barred;
    return role === ofTheirs[(turn + state) % ofTheirs.length];
  });
}

/**
 * A session is none at another site, whatever it is at its own: every role is asked there in the best order, and the one that may
 * most in every situation.
 */
function isAskedElsewhere({ role, situation }: Persona): boolean {
  return role === "site-administrator" || situation === situations[0] || situation === nobody.situation;
}

/** What each form would need to do something, were it let through. */
function formFor({ person }: Place): Record<string, string> {
  return {
    name: "Neue Person",
    login: "neue-person",
    mail: "",
    until: "",
    role: "editor",
    kind: "association",
    state: "suspended",
    membership: person.membership,
    password: "ein langes Wort fuer den Zugang",
    repeat: "ein langes Wort fuer den Zugang",
    current: "das Wort von vorher",
    code: "000000",
    seed: "",
  };
}

/** Reads off an answer what came of the question. */
function outcomeOf(answer: Asked, { method }: RouteLine, { site }: Place, missing: string): Outcome | string {
  const { status, location, body, reached } = answer;
  if (reached) return "through";
  const start = `/${site.key}/de`;
  const asks = (to: string) => body.includes(`action="${start}${to}"`) && body.includes('name="kept"');
  if (status === 404 && body === missing) return "missing";
  if (method === "GET" && status === 303) {
    if (location.startsWith(`${start}/anmelden?weiter=`)) return "sign-in";
    if (location.startsWith(`${start}/anmelden/code?weiter=`)) return "second-step";
    if (location === `${start}/konto`) return "account";
  }
  if (status === 403 && asks("/anmelden/noch-einmal")) return "again";
  if (method === "POST" && status === 403 && asks("/anmelden")) return "sign-in";
  return `${status} ${location}`;
}

async function inGroups<T>(all: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce)
    await Promise.all(all.slice(from, from + atOnce).map(run));
}
