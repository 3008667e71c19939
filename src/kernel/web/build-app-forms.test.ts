import assert from "node:assert/strict";
import { test } from "node:test";
import { redirect } from "./answer.ts";
import { toyApp, toyPage, toyRoute } from "./testing/toy-app.ts";

const app = toyApp({
  baseUrl: new URL("https://quartier.example"),
  siteRoutes: [
    toyRoute("/form", () => toyPage("form")),
    toyRoute("/form", ({ form }) => redirect(`/duisburg/de?name=${form?.get("name") ?? "-"}`), {
      method: "POST",
    }),
  ],
});

const send = (body: string, headers: Record<string, string> = {}) =>
  app.fetch(
    new Request("http://localhost/duisburg/de/form", {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    }),
  );

test("a form is read and answered by a redirect that nobody keeps", async () => {
  const answer = await send("name=ayse", { origin: "https://quartier.example" });
  assert.deepEqual([answer.status, answer.headers.get("location")], [303, "/duisburg/de?name=ayse"]);
  assert.equal(answer.headers.get("cache-control"), "no-store");
});

test("forms of other web sites, other types and malformed forms are refused", async () => {
  assert.equal((await send("name=a", { origin: "https://evil.example" })).status, 403);
  assert.equal((await send("name=a", { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await send("{}", { "content-type": "application/json" })).status, 415);
  assert.equal((await send("name=%zz")).status, 400);
  assert.equal((await send("a=1&".repeat(2000))).status, 413);
});
