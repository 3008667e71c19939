// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { fetchForeign } from "./fetch-foreign.ts";
import { mayAskForeign, readForeignAddress } from "./foreign-address.ts";
import { isPublicAddress } from "./public-address.ts";

describe("an address that we shall ask", () => {
  it("is https with the name of a host", () => {
    assert.equal(
      readForeignAddress(" webcal://verein.example/a.ics#x ", false)?.href,
      "https://verein.example/a.ics",
    );
    assert.equal(
      readForeignAddress("https://verein.example:8443/a?b=c", false)?.href,
      "https://verein.example:8443/a?b=c",
    );
    for (const bad of [
      "",
      "verein.example/a.ics",
      "http://verein.example/",
      "ftp://verein.example/",
      "file:///etc/passwd",
      "https://localhost/",
      "https://datenbank/",
      "https://drucker.local/",
      "https://a.internal/",
      "https://127.0.0.1/",
      "https://2130706433/",
      "https://0x7f.1/",
      "https://10.1.2.3/",
      "https://[::1]/",
      "https://[::ffff:127.0.0.1]/",
      "https://[fd00::1]/",
      "https://8.8.8.8/",
      "https://a:b@verein.example/",
      `https://verein.example/${"a".repeat(2000)}`,
    ])
      assert.equal(readForeignAddress(bad, false), undefined, bad);
  });

  it("may be this machine where nobody else can reach us", () => {
    assert.ok(readForeignAddress("http://127.0.0.1:4000/a.ics", true));
    assert.equal(readForeignAddress("http://verein.example/a.ics", true), undefined);
    assert.equal(readForeignAddress("http://10.0.0.1/a.ics", true), undefined);
  });

  it("is whatever is typed never anything but https to a name", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.ipV4().map((ip) => `https://${ip}/`),
        ),
        (text) => {
          const read = readForeignAddress(text, false);
          if (read) assert.match(read.href, /^https:\/\/[^/@?#[\]]*[a-z][^/@?#[\]]*\//i);
          if (read) assert.ok(mayAskForeign(read, false));
        },
      ),
    );
  });
});

describe("an address on the network", () => {
  it("of ours or of nobody is none of the internet", () => {
    for (const own of [
      "127.0.0.1",
      "127.255.0.9",
      "0.0.0.0",
      "10.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "::ffff:10.0.0.1",
      "::ffff:8.8.8.8",
      "64:ff9b::a00:1",
      "fe80::1",
      "fd00::1",
      "ff02::1",
      "2002:a00:1::",
      "2001:db8::1",
      "no address",
      "",
    ])
      assert.ok(!isPublicAddress(own), own);
    for (const good of ["8.8.8.8", "172.32.0.1", "192.169.0.1", "2a00:1450:4001:80b::200e", "2606:4700::1"])
      assert.ok(isPublicAddress(good), good);
  });
});

describe("a file of another server", () => {
  let server: Server;
  let answer: RequestListener = (_, response) => response.end();
  const asked: NodeJS.Dict<string | string[]>[] = [];
  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers);
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const here = (path = "/") => new URL(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
  const get = (more: Parameters<typeof fetchForeign>[1] | object = {}, path = "/") =>
    fetchForeign(here(path), { accept: "text/calendar", local: true, ...more });
  const reason = async (more = {}, path = "/") => {
    const done = await get(more, path);
    return done.ok ? "ok" : done.reason;
  };

  it("comes as it is, packed or not", async () => {
    answer = (_, response) => {
      response.writeHead(200, { etag: '"a"', "last-modified": "Thu, 26 Nov 2026 10:00:00 GMT" });
      response.end("Termine");
    };
    const done = await get();
    assert.ok(done.ok);
    assert.deepEqual(
      [String(done.value.bytes), done.value.etag, done.value.lastModified],
      ["Termine", '"a"', "Thu, 26 Nov 2026 10:00:00 GMT"],
    );
    answer = (_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync("Termine"));
    };
    const packed = await get();
    assert.ok(packed.ok);
    assert.equal(String(packed.value.bytes), "Termine");
  });

  it("does not come again where it has not changed", async () => {
    answer = (_, response) => response.writeHead(304).end();
    const done = await get({ known: { etag: '"a"', lastModified: "yesterday" } });
    assert.ok(done.ok);
    assert.equal(done.value.bytes, undefined);
    assert.deepEqual(
      [asked.at(-1)?.["if-none-match"], asked.at(-1)?.["if-modified-since"]],
      ['"a"', "yesterday"],
    );
  });

  it("is not asked for in our own network, also where a name or a redirect leads there", async () => {
    const before = asked.length;
    assert.equal(await reason({ local: false }), "not-allowed");
    // A name that leads to this machine is none of the internet.
    const named = await fetchForeign(new URL("https://localhost.localdomain/"), { accept: "*/*" });
    assert.ok(!named.ok);
    assert.equal(asked.length, before);
    answer = (_, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    assert.equal(await reason(), "not-allowed");
    answer = (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end();
    assert.equal(await reason(), "not-allowed");
  });

  it("follows a few redirects and no circle", async () => {
    answer = (request, response) =>
      request.url === "/3"
        ? response.end("da")
        : response.writeHead(301, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    const done = await get({}, "/1");
    assert.ok(done.ok);
    assert.equal(done.value.url.pathname, "/3");
    answer = (_, response) => response.writeHead(307, { location: "/" }).end();
    assert.equal(await reason(), "too-many-redirects");
  });

  it("is given up where it is too large, also when unpacked, or too slow", async () => {
    const limits = { bytes: 1000, milliseconds: 300 };
    answer = (_, response) => response.end("x".repeat(1001));
    assert.equal(await reason({ limits }), "too-large");
    answer = (_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync("x".repeat(1_000_000)));
    };
    assert.equal(await reason({ limits }), "too-large");
    answer = (_, response) => response.write("x");
    assert.equal(await reason({ limits }), "too-slow");
    answer = () => {};
    assert.equal(await reason({ limits }), "too-slow");
    answer = (_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.write(gzipSync("x".repeat(100)).subarray(0, 12));
    };
    assert.equal(await reason({ limits }), "too-slow");
  });

  it("that cannot be had is told by its reason", async () => {
    const statuses = [
      [404, "gone"],
      [410, "gone"],
      [401, "closed"],
      [403, "closed"],
      [500, "refused"],
      [204, "refused"],
    ] as const;
    for (const [status, why] of statuses) {
      answer = (_, response) => response.writeHead(status).end();
      assert.equal(await reason(), why);
    }
    answer = (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("nicht gepackt");
    assert.equal(await reason(), "unreachable");
    answer = (request) => request.socket.destroy();
    assert.equal(await reason(), "unreachable");
    const nobody = await fetchForeign(new URL("https://gibt-es-nicht.invalid/"), { accept: "*/*" });
    assert.ok(!nobody.ok);
    assert.equal(nobody.reason, "no-such-host");
  });
});
