import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FrameContext } from "./app/options.ts";
import { type ToySite, toyApp, toyPage, toyRoute, toyVisitor } from "./testing/toy-app.ts";
import type { Gate, Hindrance, Visitor } from "./visitor.ts";

/** Of a form that does not even have the field. */
const noToken = "none";
const paths = { anybody: "/offen", permission: "/intern", grave: "/ernst", back: "/zurueck" };
const looking = { text: "As somebody else.", label: "Back", action: "/zurueck", lang: "en" };

/** An application whose visitor is given; counts how often it is asked who that is. */
function gated(visitor: Visitor | undefined) {
  const seen = { identified: 0, hindrances: [] as Hindrance[], handled: 0 };
  const gate: Gate<FrameContext<ToySite>> = {
    async identify() {
      seen.identified++;
      return visitor;
    },
    turnAway(hindrance) {
      seen.hindrances.push(hindrance);
      return toyPage(hindrance, { status: 403 });
    },
  };
  const handle = ({ visitor: who }: { visitor?: Visitor }) => {
    seen.handled++;
    return toyPage(who?.id ?? "nobody", { cookies: [{ name: "session-x", value: "s" }] });
  };
  const routes = [
    toyRoute(paths.anybody, handle, { permission: "anybody" }),
    toyRoute(paths.permission, handle, { permission: "inside" }),
    toyRoute(paths.grave, handle, { permission: "inside", grave: true }),
    toyRoute(paths.back, handle, { permission: "inside", whileLooking: true }),
    toyRoute("/", () => toyPage("public"), { cache: "site" }),
  ];
  const app = toyApp({
    gate,
    permissions: ["inside"],
    siteRoutes: [...routes, ...routes.slice(0, 4).map((route) => ({ ...route, method: "POST" as const }))],
  });
  const ask = (path: string, token?: string, headers: Record<string, string> = {}) =>
    app.fetch(
      new Request(`http://localhost/duisburg/de${path}`, {
        method: token === undefined ? "GET" : "POST",
        headers:
          token === undefined ? headers : { "content-type": "application/x-www-form-urlencoded", ...headers },
        ...(token !== undefined && { body: new URLSearchParams(token === noToken ? {} : { token }) }),
      }),
    );
  return { ask, seen };
}

const right = "token-of-the-session";

describe("the gate", () => {
  it("lets anybody through where anybody may, and tells who it is", async () => {
    assert.match(await (await gated(undefined).ask(paths.anybody)).text(), /nobody/);
    assert.match(await (await gated(toyVisitor()).ask(paths.anybody)).text(), /: 0/);
    assert.match(await (await gated(undefined).ask(paths.anybody, "")).text(), /nobody/);
  });

  it("turns away who is signed out, and who lacks the permission, before anything is done", async () => {
    const table: [Visitor | undefined, string, string | undefined, Hindrance | undefined][] = [
      [undefined, paths.permission, undefined, "signed-out"],
      [undefined, paths.permission, right, "signed-out"],
      [toyVisitor("other"), paths.permission, undefined, "not-permitted"],
      [toyVisitor("other"), paths.permission, right, "not-permitted"],
      [toyVisitor("inside"), paths.permission, undefined, undefined],
      [toyVisitor("inside"), paths.permission, right, undefined],
      [toyVisitor("inside"), paths.permission, "", "foreign-form"],
      [toyVisitor("inside"), paths.permission, `${right} `, "foreign-form"],
      [toyVisitor(), paths.anybody, "another", "foreign-form"],
      [toyVisitor("inside"), paths.permission, noToken, "foreign-form"],
      [toyVisitor("inside"), paths.grave, undefined, undefined],
      [{ ...toyVisitor("inside"), fresh: false }, paths.grave, undefined, "not-fresh"],
      [{ ...toyVisitor("inside"), fresh: false }, paths.grave, right, "not-fresh"],
      [{ ...toyVisitor("inside"), fresh: false }, paths.permission, right, undefined],
      [{ ...toyVisitor("other"), fresh: false }, paths.grave, right, "not-permitted"],
      [{ ...toyVisitor("inside"), looking }, paths.permission, undefined, undefined],
      [{ ...toyVisitor("inside"), looking }, paths.permission, right, "only-looking"],
      [{ ...toyVisitor("inside"), looking }, paths.anybody, right, "only-looking"],
      [{ ...toyVisitor("inside"), looking }, paths.back, right, undefined],
      [{ ...toyVisitor("inside"), looking }, paths.back, "another", "foreign-form"],
    ];
    for (const [visitor, path, token, hindrance] of table) {
      const { ask, seen } = gated(visitor);
      await ask(path, token);
      assert.deepEqual(seen, {
        identified: 1,
        hindrances: hindrance ? [hindrance] : [],
        handled: hindrance ? 0 : 1,
      });
    }
  });

  it("asks who it is for each request, and never on a public page", async () => {
    const { ask, seen } = gated(toyVisitor("inside"));
    for (let i = 0; i < 3; i++) await ask(paths.permission);
    assert.equal(seen.identified, 3);
    const open = await ask("/", undefined, { cookie: "session-x=s" });
    assert.equal(seen.identified, 3);
    assert.equal(open.headers.get("set-cookie"), null);
  });

  it("lets nothing private be kept: no ETag, no 304, no-store, also for HEAD", async () => {
    const { ask } = gated(toyVisitor("inside"));
    for (const path of [paths.anybody, paths.permission]) {
      const answer = await ask(path, undefined, { "if-none-match": "*" });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("cache-control"), "no-store");
      assert.equal(answer.headers.get("etag"), null);
    }
  });

  it("answers no private route where there is no gate", async () => {
    const app = toyApp({
      permissions: ["inside"],
      siteRoutes: [toyRoute("/intern", () => toyPage("secret"), { permission: "inside" })],
    });
    const answer = await app.fetch(new Request("http://localhost/duisburg/de/intern"));
    assert.equal(answer.status, 404);
    assert.doesNotMatch(await answer.text(), /secret/);
  });
});
