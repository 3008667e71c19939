import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { byteFile } from "./file-chunks.ts";
import { TableFileError } from "./table-file.ts";

const folder = mkdtempSync(join(tmpdir(), "mittendrin-chunks-"));
after(() => rmSync(folder, { recursive: true }));
const megabyte = 1024 * 1024;

async function unpackedOf(name: string, packed: Uint8Array): Promise<number> {
  const path = join(folder, name);
  writeFileSync(path, packed);
  let bytes = 0;
  for await (const chunk of (await byteFile(path)).chunks()) bytes += chunk.length;
  return bytes;
}

describe("a packed file", () => {
  it("is read whole, however well it packs, as long as it stays small", async () => {
    const line = "Bäckerei;Weseler Straße;47169\n";
    const text = Buffer.from(line.repeat((60 * megabyte) / Buffer.byteLength(line)));
    assert.equal(await unpackedOf("even.csv.gz", gzipSync(text)), text.length);
  });

  it("is read whole, however large it becomes, where it packs as lists do", async () => {
    const page = Buffer.from(
      randomBytes(megabyte / 32)
        .toString("hex")
        .repeat(16),
    );
    const packed = Buffer.concat(Array.from({ length: 80 }, () => gzipSync(page)));
    assert.equal(await unpackedOf("large.csv.gz", packed), 80 * page.length);
  });

  it("is given up at a bomb, long before its end", async () => {
    const zeros = gzipSync(Buffer.alloc(64 * megabyte, ";"), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 16 }, () => zeros));
    const isTooMuch = (error: unknown) => error instanceof TableFileError && error.problem === "too-much";
    await assert.rejects(unpackedOf("bomb.csv.gz", bomb), isTooMuch);
  });
});
