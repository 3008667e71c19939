import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { readSmsUrl } from "./read-sms-url.ts";
import { deliverText } from "./text-gateway.ts";

const message = { id: "0199-1", to: "+4915123456789", text: "Sie haben einen Platz: مرحبا" };

describe("text messages over HTTP", () => {
  let server: Server;
  let answer = 200;
  const got: { headers: IncomingMessage["headers"]; body: unknown }[] = [];
  before(async () => {
    server = createServer(async (request, response) => {
      let text = "";
      for await (const piece of request) text += piece;
      got.push({ headers: request.headers, body: JSON.parse(text) });
      response.writeHead(answer, answer === 302 ? { Location: "/elsewhere" } : {}).end("{}");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
  after(() => server.close());
  const gateway = () => ({
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/send`),
    token: "geheim",
    price: 7.5,
  });

  it("posts id, number and text as JSON with the token", async () => {
    answer = 202;
    assert.deepEqual(await deliverText(gateway(), message), { sent: true });
    const [{ headers, body } = assert.fail()] = got.splice(0);
    assert.deepEqual(body, message);
    assert.equal(headers.authorization, "Bearer geheim");
    assert.equal(headers["idempotency-key"], message.id);
    assert.match(headers["content-type"] ?? "", /^application\/json/);
  });

  it("knows what was sent before, what may be tried again, and what is refused for good", async () => {
    for (const [status, kind] of [
      [409, "sent"],
      [422, "never"],
      [400, "never"],
      [429, "later"],
      [500, "later"],
      [401, "later"],
      [302, "later"],
    ] as const) {
      answer = status;
      const delivery = await deliverText(gateway(), message);
      assert.equal(delivery.sent ? "sent" : delivery.kind, kind, String(status));
      if (!delivery.sent) assert.doesNotMatch(delivery.words, /geheim|\+49/);
    }
  });

  it("tries again where nobody listens", async () => {
    const delivery = await deliverText({ ...gateway(), url: new URL("http://127.0.0.1:9/") }, message);
    assert.equal(delivery.sent ? "" : delivery.kind, "later");
  });
});

describe("text messages into a folder", () => {
  it("are one file however often they are written, and wait where there is no folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "texts-"));
    try {
      const gateway = { url: pathToFileURL(folder), token: undefined, price: 0 };
      for (let times = 0; times < 2; times++)
        assert.deepEqual(await deliverText(gateway, message), { sent: true });
      assert.deepEqual(await readdir(folder), ["0199-1.json"]);
      assert.deepEqual(JSON.parse(await readFile(join(folder, "0199-1.json"), "utf8")), message);
      const nowhere = { ...gateway, url: pathToFileURL(join(folder, "not-there")) };
      const delivery = await deliverText(nowhere, message);
      assert.equal(delivery.sent ? "" : delivery.kind, "later");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe("SMS_URL", () => {
  it("is https, http on this machine, or a folder, and holds no secret", () => {
    for (const text of ["https://sms.example.org/send", "http://127.0.0.1:8025/", "file:///var/lib/sms"])
      assert.ok(!("wrong" in readSmsUrl(text)), text);
    for (const text of [
      "sms.example.org",
      "http://sms.example.org/",
      "ftp://x/",
      "file:///",
      "https://user:secret@x.org/",
    ]) {
      const read = readSmsUrl(text);
      assert.ok("wrong" in read, text);
      assert.doesNotMatch(read.wrong, /secret@/);
    }
  });
});
