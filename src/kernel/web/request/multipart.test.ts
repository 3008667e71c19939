import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import fc from "fast-check";
import { multipartBoundary, readMultipart } from "./multipart.ts";

/** Cuts bytes into pieces of these lengths, over and over. */
async function* inPieces(bytes: Buffer, lengths: number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

/** A form as the browsers' own code writes it. */
async function sent(form: FormData): Promise<{ bytes: Buffer; boundary: string }> {
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const boundary = multipartBoundary(request.headers.get("content-type") ?? "") ?? assert.fail();
  return { bytes: Buffer.from(await request.arrayBuffer()), boundary };
}

describe("a form with files", () => {
  let root: string;
  let folder: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "mittendrin-multipart-"));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(root, "form-"));
  });
  after(() => rm(root, { recursive: true }));

  const read = (bytes: Buffer, boundary: string, most = 1e6, lengths = [7]) =>
    readMultipart(inPieces(bytes, lengths), boundary, folder, most);

  it("is read whole, whatever it holds and however it comes in", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme" })), { maxLength: 4 }),
        fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
        async (texts, files, lengths) => {
          const form = new FormData();
          // Browsers write line ends as the standard says; names with them are none of ours.
          const plain = texts.map(
            ([name, value]) => [name.replace(/[^\w]/g, "x"), value.replace(/[\0\r\n]/g, " ")] as const,
          );
          for (const [name, value] of plain) form.append(name, value);
          for (const [index, bytes] of files.entries())
            form.append("file", new Blob([Buffer.from(bytes)]), `Liste "${index}".csv`);
          const { bytes, boundary } = await sent(form);
          folder = await mkdtemp(join(root, "form-"));
          const done = await read(bytes, boundary, 1e6, lengths);
          if (plain.length + files.length === 0) return;
          assert.ok(done.ok);
          assert.deepEqual([...done.value.fields], plain);
          assert.equal(done.value.files.length, files.length);
          for (const [index, file] of done.value.files.entries()) {
            assert.equal(file.name, `Liste "${index}".csv`);
            assert.equal(file.bytes, files[index]?.length);
            assert.deepEqual(new Uint8Array(await readFile(file.path)), files[index]);
          }
        },
      ),
      { numRuns: 60 },
    ));

  const part = (head: string, body: string) => `--B\r\n${head}\r\n\r\n${body}\r\n`;
  const text = (...parts: string[]) => Buffer.from(`${parts.join("")}--B--\r\n`);
  const fileHead = (name: string) => `Content-Disposition: form-data; name="file"; filename="${name}"`;

  it("keeps no folders in the name of a file, and leaves out a field where none was chosen", async () => {
    const done = await read(
      text(part(fileHead("C:\\Ablage\\..\\liste.csv"), "x"), part(fileHead(""), "")),
      "B",
    );
    assert.ok(done.ok);
    assert.deepEqual(
      done.value.files.map(({ name }) => name),
      ["liste.csv"],
    );
  });

  it("is refused where it breaks off, is no form or is too large", async () => {
    const reason = async (bytes: Buffer, most?: number) => {
      folder = await mkdtemp(join(root, "form-"));
      const done = await read(bytes, "B", most);
      return done.ok ? "taken" : done.reason;
    };
    const whole = text(part(fileHead("a.csv"), "x".repeat(500)));
    assert.equal(await reason(whole), "taken");
    assert.equal(await reason(whole.subarray(0, 300)), "malformed");
    assert.equal(await reason(whole, 499), "too-large");
    assert.equal(await reason(text(part("Content-Type: text/plain", "x"))), "malformed");
    assert.equal(await reason(Buffer.from("--Bx\r\n")), "malformed");
    assert.equal(await reason(text(part("X: ".padEnd(9000, "x"), "x"))), "malformed");
    const field = 'Content-Disposition: form-data; name="a"';
    assert.equal(await reason(text(part(field, "x".repeat(70_000)))), "too-large");
    assert.equal(
      await reason(text(...Array.from({ length: 101 }, () => part(field, "")))),
      "too-many-fields",
    );
    assert.equal(
      await reason(
        Buffer.concat([
          Buffer.from(`--B\r\n${field}\r\n\r\n`),
          Buffer.from([0xff]),
          Buffer.from("\r\n--B--"),
        ]),
      ),
      "bad-text",
    );
    assert.ok((await readdir(root)).length > 0);
  });

  it("is told by its type", () => {
    assert.equal(multipartBoundary('multipart/form-data; boundary="a b"'), "a b");
    assert.equal(multipartBoundary("Multipart/Form-Data; charset=utf-8; boundary=----x1"), "----x1");
    assert.equal(multipartBoundary("multipart/mixed; boundary=x"), undefined);
    assert.equal(multipartBoundary("application/x-www-form-urlencoded"), undefined);
  });
});
