import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { StartRefused } from "../config/start-refused.ts";
import { makeKeyFile, readKeyFile } from "./key-file.ts";
import { newKeyLine } from "./master-key.ts";

const folder = mkdtempSync(join(tmpdir(), "mittendrin-key-"));
after(() => rmSync(folder, { recursive: true }));
let count = 0;
const pathOf = () => join(folder, `key-${count++}`);
const written = (text: string, mode = 0o600) => {
  const path = pathOf();
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
};
const refusal = async (path: string): Promise<string> => {
  const error = await readKeyFile(path).then(
    () => assert.fail("not refused"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StartRefused, String(error));
  assert.ok(error.message.startsWith(`SECRET_KEY_FILE: `));
  assert.ok(!error.message.includes("\n"));
  return error.message;
};

describe("the key file", () => {
  it("is made with one key, for its owner alone, in a folder that may be missing", async () => {
    const path = join(folder, "new", "deep", "secret-key");
    assert.equal(await readKeyFile(path), undefined);
    await makeKeyFile(path);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder, "new")).mode & 0o777, 0o700);
    assert.match(readFileSync(path, "utf8"), /^[A-Za-z0-9+/]{43}=\n$/);
    assert.equal((await readKeyFile(path))?.keys.length, 1);
    assert.deepEqual(readdirSync(join(folder, "new", "deep")), ["secret-key"]);
  });

  it("keeps the first key however often and however simultaneously it is made", async () => {
    const path = join(folder, "race", "secret-key");
    const seen = await Promise.all(
      Array.from({ length: 40 }, async () => {
        await makeKeyFile(path);
        return (await readKeyFile(path))?.keys[0].id;
      }),
    );
    assert.equal(new Set(seen).size, 1);
    assert.deepEqual(readdirSync(join(folder, "race")), ["secret-key"]);
  });

  it("may hold several keys, remarks and keys that are lost", async () => {
    const [newest, older] = [newKeyLine(), newKeyLine()];
    const file = await readKeyFile(
      written(`# since March\r\n${newest}\r\n\n  ${older}  \nlost 0f3c5a7e9b12`, 0o640),
    );
    const alone = await readKeyFile(written(newest));
    assert.equal(file?.keys.length, 2);
    assert.equal(file.keys[0].id, alone?.keys[0].id);
    assert.deepEqual(file.lost, ["0f3c5a7e9b12"]);
  });

  it("is read through a link, as containers hand it over", async () => {
    const path = pathOf();
    symlinkSync(written(newKeyLine()), path);
    assert.equal((await readKeyFile(path))?.keys.length, 1);
  });

  it("is refused where everybody can get at it", async () => {
    for (const mode of [0o604, 0o644, 0o602, 0o601]) {
      const path = written(newKeyLine(), mode);
      assert.match(
        await refusal(path),
        /everybody on this machine can get at .*; close it with: chmod o-rwx /,
      );
    }
  });

  it("is refused where it is no file of keys, and nothing in it is repeated", async () => {
    const key = newKeyLine();
    assert.match(await refusal(written("")), /there is none in it/);
    assert.match(await refusal(written("# only words\nlost 0f3c5a7e9b12\n")), /there is none in it/);
    // The last letter of a key holds two bits that stand for nothing; any but 0 is a slip.
    const slip = `${key.slice(0, 42)}${key[42] === "B" ? "C" : "B"}=`;
    for (const line of [key.slice(1), `${key}=`, `${key}${key}`, slip, `key=${key}`]) {
      const said = await refusal(written(`${key}\n${line}\n`));
      assert.match(said, /must hold keys of 32 bytes in base64, one in a line, and line 2 is none; /);
      assert.ok(!said.includes(line.slice(0, 20)));
    }
    mkdirSync(join(folder, "a-folder"));
    assert.match(await refusal(join(folder, "a-folder")), /is not a file/);
    assert.match(await refusal("/dev/zero"), /is not a file/);
    assert.match(await refusal(join(written(key), "below")), /a part of the path is not a folder/);
  });

  it("is either read or refused in one line, whatever it holds", async () => {
    const path = written("");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        writeFileSync(path, bytes);
        await refusal(path);
      }),
    );
  });

  it("is refused where it cannot be read", async () => {
    const path = written(newKeyLine(), 0o000);
    const asRoot = process.getuid?.() === 0;
    if (asRoot) chmodSync(folder, 0o711);
    if (asRoot) process.seteuid?.(65_534);
    try {
      assert.match(await refusal(path), /cannot be read: permission denied; it must belong to the user who/);
    } finally {
      if (asRoot) process.seteuid?.(0);
    }
  });

  it("says why it cannot be made", async () => {
    await assert.rejects(makeKeyFile("/proc/secret-key"), (error) => {
      assert.ok(error instanceof StartRefused);
      assert.match(error.message, /^SECRET_KEY_FILE: \/proc\/secret-key cannot be made: /);
      return true;
    });
  });
});
