import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { askToSignOn, takeAnswer } from "./sign-on.ts";
import {
  clientId,
  clientSecret,
  type LocalProvider,
  signInThere,
  startLocalProvider,
} from "./testing/local-provider.ts";

const redirectUri = "http://localhost:18430/here";

describe("a provider of OpenID Connect", () => {
  let provider: LocalProvider;
  before(async () => {
    provider = await startLocalProvider([redirectUri]);
    provider.people.set("ayse", { email: "ayse@stadt.example", email_verified: true, name: "Ayşe Öztürk" });
  });
  after(() => provider?.stop());

  const ours = () => ({ issuer: provider.issuer, clientId, clientSecret });
  const ticketOf = (letter: string) => ({
    state: `state-${letter}`,
    nonce: `nonce-${letter}`,
    verifier: letter.repeat(43),
  });
  const question = { redirectUri, locale: "de", acrValues: [], anew: false };
  const go = async (letter: string, more: Partial<typeof question> = {}, client = ours()) => {
    const asked = await askToSignOn(client, { ...question, ...more, ticket: ticketOf(letter) });
    assert.ok(asked.ok, JSON.stringify(asked));
    return signInThere(asked.value, "ayse");
  };
  const take = (address: URL, letter: string, client = ours()) =>
    takeAnswer(client, { ticket: ticketOf(letter), address, needed: ["email", "name"] });
  const why = async (taken: ReturnType<typeof take>) => {
    const got = await taken;
    return got.ok ? "taken" : got.reason.reason;
  };

  it("says who somebody is, also what stands only under its own address for that", async () => {
    provider.shown = { amr: ["pwd", "otp"] };
    const told = await take(await go("a"), "a");
    assert.ok(told.ok, JSON.stringify(told));
    const { issuer, subject, amr, claims, provenAt } = told.value;
    assert.deepEqual([issuer, subject, amr], [provider.issuer, "ayse", ["pwd", "otp"]]);
    assert.equal(claims.email, "ayse@stadt.example");
    assert.equal(claims.email_verified, true);
    assert.equal(claims.name, "Ayşe Öztürk");
    assert.ok(provenAt && Math.abs(Date.now() - provenAt.getTime()) < 10_000);
    provider.shown = {};
  });

  it("is asked for what it is once, however many sign in", async () => {
    await Promise.all(["b", "c", "d"].map(async (letter) => take(await go(letter), letter)));
    assert.equal(provider.asked.get("/.well-known/openid-configuration"), 1);
  });

  it("is not believed with a state, a nonce or a proof of another sign-in", async () => {
    const address = await go("e");
    const mixed = (part: object) =>
      takeAnswer(ours(), { ticket: { ...ticketOf("e"), ...part }, address, needed: [] });
    assert.equal(await why(mixed({ state: "state-f" })), "not-valid");
    assert.equal(await why(mixed({ verifier: "f".repeat(43) })), "not-valid");
    const again = await go("e");
    assert.equal(
      await why(
        takeAnswer(ours(), { ticket: { ...ticketOf("e"), nonce: "other" }, address: again, needed: [] }),
      ),
      "not-valid",
    );
  });

  it("gives nothing for a code a second time", async () => {
    const address = await go("g");
    assert.equal(await why(take(address, "g")), "taken");
    assert.equal(await why(take(address, "g")), "not-valid");
  });

  it("is not believed with a token for another client, an altered one, or one without a signature", async () => {
    let foreign = "";
    provider.tamper = (body) => {
      foreign = String(body.id_token);
      return body;
    };
    const other = { ...ours(), clientId: "other" };
    assert.equal(await why(take(await go("h", {}, other), "h", other)), "taken");
    provider.tamper = (body) => ({ ...body, id_token: foreign });
    assert.equal(await why(take(await go("h"), "h")), "not-valid");

    const altered = (change: (parts: string[]) => string[]) => (body: Record<string, unknown>) => ({
      ...body,
      id_token: change(String(body.id_token).split(".")).join("."),
    });
    const claims = (text: string, more: object) =>
      Buffer.from(
        JSON.stringify({ ...JSON.parse(Buffer.from(text, "base64url").toString()), ...more }),
      ).toString("base64url");
    provider.tamper = altered(([head = "", body = "", signature = ""]) => [
      head,
      claims(body, { sub: "verwaltung" }),
      signature,
    ]);
    assert.equal(await why(take(await go("i"), "i")), "not-valid");
    provider.tamper = altered(([head = "", body = ""]) => [claims(head, { alg: "none" }), body, ""]);
    assert.equal(await why(take(await go("i"), "i")), "not-valid");
    provider.tamper = (body) => ({ ...body, id_token: undefined });
    assert.equal(await why(take(await go("i"), "i")), "not-valid");
    provider.tamper = undefined;
    assert.equal(await why(take(await go("i"), "i")), "taken");
  });

  it("says that somebody was turned away, and that our secret is wrong", async () => {
    const asked = await askToSignOn(ours(), { ...question, ticket: ticketOf("k") });
    assert.ok(asked.ok);
    assert.equal(await why(take(await signInThere(asked.value, "nobody"), "k")), "denied");
    const wrong = { ...ours(), clientSecret: "another" };
    assert.equal(await why(take(await go("k", {}, wrong), "k", wrong)), "unreachable");
  });

  it("is not waited for where it is down, says nothing, or leads elsewhere", async (test) => {
    const gone = await startLocalProvider([redirectUri]);
    gone.people.set("ayse", {});
    const client = { ...ours(), issuer: gone.issuer };
    const address = await go("l", {}, client);
    await gone.stop();
    assert.equal(await why(take(address, "l", client)), "unreachable");
    const silent = await serve(() => {});
    const elsewhere = await serve((response) => response.writeHead(302, { location: provider.issuer }).end());
    const endless = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = setInterval(() => response.write(" ".repeat(60_000)), 1);
      response.on("close", () => clearInterval(more));
    });
    const lying = await serve((response, issuer) =>
      response.writeHead(200, { "content-type": "application/json" }).end(
        JSON.stringify({
          issuer,
          authorization_endpoint: "https://evil.example/",
          token_endpoint: "http://127.0.0.1/",
        }),
      ),
    );
    test.after(() => Promise.all([silent, elsewhere, endless, lying].map(({ stop }) => stop())));
    for (const { issuer } of [gone, silent, elsewhere, endless, lying]) {
      const began = Date.now();
      const stranger = { ...ours(), clientId: "not yet known", issuer };
      const asked = await askToSignOn(stranger, { ...question, ticket: ticketOf("l") });
      assert.ok(!asked.ok && asked.reason.reason === "unreachable", issuer);
      assert.ok(Date.now() - began < 7000);
    }
  });
});

async function serve(answer: (response: import("node:http").ServerResponse, issuer: string) => void) {
  const server = createServer((_, response) => answer(response, issuer));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { issuer, stop };
}
