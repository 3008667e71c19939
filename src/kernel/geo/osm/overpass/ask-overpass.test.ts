// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { askOverpass, OverpassError, overpassAddress } from "./ask-overpass.ts";
import { overpassQuestion } from "./overpass-question.ts";
import { overpassRemark } from "./overpass-remark.ts";

const box = { west: 6.7, south: 51.4, east: 6.8, north: 51.5 };
const question = overpassQuestion(box, ["shop", "disused:shop"]);

describe("asking an Overpass server", () => {
  let folder: string;
  let file: string;
  let server: Server | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "overpass-"));
    file = join(folder, "answer.json");
  });
  after(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** A server that answers so; gives its address. */
  async function serve(listener: RequestListener): Promise<URL> {
    server = createServer(listener);
    await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
    return overpassAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/interpreter`);
  }
  const refused = (asked: Promise<unknown>, sentence: RegExp) =>
    assert.rejects(asked, (error) => {
      assert.ok(error instanceof OverpassError, String(error));
      assert.match(error.message, sentence);
      return true;
    });

  it("posts the question and keeps the answer", async () => {
    let asked = "";
    const url = await serve((request, response) => {
      assert.equal(request.method, "POST");
      request.on("data", (part) => {
        asked += String(part);
      });
      request.on("end", () => response.end('{"elements":[]}'));
    });
    await askOverpass(url, question, file);
    assert.equal(new URLSearchParams(asked).get("data"), question);
    assert.match(question, /\[bbox:51\.4000000,6\.7000000,51\.5000000,6\.8000000\]/);
    assert.match(question, /nwr\["disused:shop"\];/);
    assert.equal(await readFile(file, "utf8"), '{"elements":[]}');
  });

  it("asks again after the pause that a busy server names, but not for ever", async () => {
    const answers: [number, Record<string, string>][] = [
      [429, { "retry-after": "1" }],
      [504, {}],
      [200, {}],
    ];
    const pauses: number[] = [];
    let url = await serve((_, response) => {
      const [status, headers] = answers.shift() ?? [500, {}];
      response.writeHead(status, headers).end("{}");
    });
    await askOverpass(url, question, file, {
      pauseSeconds: 0.01,
      onPause: (_, seconds) => pauses.push(seconds),
    });
    assert.deepEqual(pauses, [1, 0.02]);
    let count = 0;
    server?.close();
    url = await serve((_, response) => {
      count++;
      response.writeHead(504).end();
    });
    await refused(
      askOverpass(url, question, file, { pauseSeconds: 0.01 }),
      /refuses for now: it is too busy/,
    );
    assert.equal(count, 4);
    server?.close();
    url = await serve((_, response) => void response.writeHead(429, { "retry-after": "3600" }).end());
    await refused(askOverpass(url, question, file), /asks to wait 3600 seconds/);
  });

  it("follows a redirect on the same host only", async () => {
    let url = await serve((request, response) => {
      if (request.url === "/moved") response.end('{"moved":1}');
      else response.writeHead(307, { location: "/moved" }).end();
    });
    await askOverpass(url, question, file);
    assert.equal(await readFile(file, "utf8"), '{"moved":1}');
    for (const location of [
      "http://elsewhere.example/api",
      "http://localhost:9/",
      "file:///etc/passwd",
      "",
    ]) {
      server?.close();
      url = await serve((_, response) => void response.writeHead(302, { location }).end());
      await refused(askOverpass(url, question, file), /sends the question on|redirects in a circle/);
    }
  });

  it("says what is wrong: status, silence, a broken connection, nobody there", async () => {
    let url = await serve(
      (_, response) =>
        void response.writeHead(400).end("<html><body>Error: line 3: parse error</body></html>"),
    );
    await refused(askOverpass(url, question, file), /did not understand the question: line 3: parse error/);
    server?.close();
    url = await serve((_, response) => void response.writeHead(404).end("no such page"));
    await refused(askOverpass(url, question, file), /answered with status 404: no such page/);
    server?.close();
    url = await serve(() => {});
    await refused(askOverpass(url, question, file, { answerWithin: 100 }), /did not answer in time/);
    server?.closeAllConnections();
    server?.close();
    url = await serve((_, response) => void response.writeHead(200).write('{"elements":['));
    await refused(askOverpass(url, question, file, { silenceAtMost: 100 }), /did not answer in time/);
    server?.closeAllConnections();
    server?.close();
    url = await serve((_, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("{");
      setTimeout(() => response.destroy(), 50);
    });
    await refused(askOverpass(url, question, file), /connection broke/);
    await refused(askOverpass(overpassAddress("http://127.0.0.1:1/"), question, file), /cannot be reached/);
    for (const address of ["ftp://host/", "overpass", "http://me:secret@host/"])
      assert.throws(() => overpassAddress(address), OverpassError);
  });

  it("finds the remark of a server that gave up", async () => {
    await writeFile(
      file,
      '{"elements":[],\n"remark": "runtime error: Query timed out in \\"query\\" at line 3"\n}\n',
    );
    assert.equal(await overpassRemark(file), 'runtime error: Query timed out in "query" at line 3');
    await writeFile(file, '{"elements":[{"tags":{"remark":"x"}}]}');
    assert.equal(await overpassRemark(file), undefined);
    await writeFile(file, "");
    assert.equal(await overpassRemark(file), undefined);
  });
});
