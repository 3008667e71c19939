import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toyApp, toyPage, toyRoute } from "./testing/toy-app.ts";

describe("a route that has to do with other machines", () => {
  const ask = (app: ReturnType<typeof toyApp>, path: string) =>
    app.fetch(new Request(`http://localhost/duisburg/de${path}`));

  it("sends the browser to another host, and nobody keeps the answer", async () => {
    const to = new URL("https://login.stadt.example/auth?x=1&y=ä");
    const cookies = [{ name: "attempt", value: "sealed", maxAge: 600 }];
    const answer = await ask(
      toyApp({ siteRoutes: [toyRoute("/fort", () => ({ kind: "away", to, cookies }))] }),
      "/fort",
    );
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "https://login.stadt.example/auth?x=1&y=%C3%A4");
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.match(answer.headers.get("content-security-policy") ?? "", /form-action 'self'/);
    assert.match(
      answer.headers.get("set-cookie") ?? "",
      /^attempt=sealed; .*HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
  });

  it("holds up nobody else, however many wait there", async () => {
    let goOn = () => {};
    const slow = new Promise<void>((done) => {
      goOn = done;
    });
    const wait = async () => {
      await slow;
      return toyPage("there");
    };
    const app = toyApp({
      siteRoutes: [toyRoute("/dort", wait, { asksOthers: true }), toyRoute("/hier", () => toyPage("here"))],
    });
    const waiting = Array.from({ length: 100 }, () => ask(app, "/dort"));
    assert.match(await (await ask(app, "/hier")).text(), /here/);
    goOn();
    assert.ok((await Promise.all(waiting)).every(({ status }) => status === 200));
  });
});
