import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { endOfArchive, fileHeader, paddingAfter, TarFault, TarReader } from "./tar.ts";

type Seen = [name: string, content: string][];

const gathering = (seen: Seen) =>
  new TarReader({
    async entry({ name, kind }) {
      seen.push([kind === "folder" ? `${name}/` : name, ""]);
    },
    async data(piece) {
      const last = seen.at(-1);
      if (last) last[1] += piece.toString("hex");
    },
    async done() {},
  });

const archiveOf = (files: [string, Uint8Array][]) =>
  Buffer.concat([
    ...files.flatMap(([name, bytes]) => [
      fileHeader(name, bytes.length, new Date(0)),
      Buffer.from(bytes),
      paddingAfter(bytes.length),
    ]),
    endOfArchive,
  ]);

const files = fc.uniqueArray(
  fc.tuple(fc.stringMatching(/^[a-z0-9_]{1,20}$/), fc.uint8Array({ maxLength: 1500 })),
  {
    selector: ([name]) => name,
    maxLength: 6,
  },
);

describe("TarReader", () => {
  it("gives back what was put in, however the archive is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.array(fc.integer({ min: 1, max: 3000 })), async (put, cuts) => {
        const seen: Seen = [];
        const reader = gathering(seen);
        let rest = archiveOf(put);
        for (const cut of cuts) {
          await reader.push(rest.subarray(0, cut));
          rest = rest.subarray(cut);
        }
        await reader.push(rest);
        reader.finish();
        assert.deepEqual(
          seen,
          put.map(([name, bytes]) => [name, Buffer.from(bytes).toString("hex")]),
        );
      }),
    );
  });

  it("says where the end is missing", async () => {
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        async (put, part) => {
          const archive = archiveOf(put);
          const reader = gathering([]);
          // One empty block is enough to know the end by.
          await reader.push(
            archive.subarray(0, Math.floor((archive.length - endOfArchive.length + 511) * part)),
          );
          assert.throws(() => reader.finish(), TarFault);
        },
      ),
    );
  });

  it("reads what tar writes, and tar what we write", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mittendrin-tar-"));
    try {
      const deep = join(folder, "in", "a".repeat(60), "b".repeat(60));
      mkdirSync(deep, { recursive: true });
      writeFileSync(join(deep, "file"), "deep");
      writeFileSync(join(folder, "in", "empty"), "");
      const made = spawnSync("tar", [
        "--format=ustar",
        "--sort=name",
        "-C",
        join(folder, "in"),
        "-cf",
        "-",
        ".",
      ]);
      const seen: Seen = [];
      const reader = gathering(seen);
      await reader.push(made.stdout);
      reader.finish();
      const hex = Buffer.from("deep").toString("hex");
      const long = `${"a".repeat(60)}/${"b".repeat(60)}`;
      assert.deepEqual(seen.slice(1), [
        [`${"a".repeat(60)}/`, ""],
        [`${long}/`, ""],
        [`${long}/file`, hex],
        ["empty", ""],
      ]);
      const listed = spawnSync("tar", ["-tvf", "-"], { input: archiveOf([["ours", Buffer.from("12345")]]) });
      assert.match(listed.stdout.toString(), /^-rw------- .* 5 .* ours\n$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("refuses names that lead out of the folder, links, and headers that were altered", async () => {
    const refused = (block: Buffer) => assert.rejects(gathering([]).push(block), TarFault);
    for (const name of ["/etc/passwd", "../x", "a/../../x", "a//x"])
      await refused(fileHeader(name, 0, new Date(0)));
    const header = fileHeader("file", 7, new Date(0));
    for (const place of [0, 130, 156, 260, 511]) {
      const altered = Buffer.from(header);
      altered[place] = (altered[place] ?? 0) ^ 0x41;
      await refused(altered);
    }
    const tar = spawnSync("sh", ["-c", "cd $(mktemp -d) && ln -s /etc link && tar -cf - link"]);
    await refused(tar.stdout);
  });
});
