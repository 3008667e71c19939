import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { type FolderLock, type LockHolder, takeLock } from "./folder-lock.ts";
import { startOf } from "./processes.ts";

const folder = mkdtempSync(join(tmpdir(), "mittendrin-lock-"));
after(() => rmSync(folder, { recursive: true }));

const held = (result: FolderLock | LockHolder): FolderLock => {
  assert.ok("release" in result, "the lock is not held");
  return result;
};

for (const kernel of [true, false]) {
  describe(kernel ? "lock of the kernel" : "lock by process id, without the program flock", () => {
    const path = join(folder, String(kernel));
    const take = () => {
      const before = process.env.PATH;
      if (!kernel) process.env.PATH = "/nowhere";
      try {
        return takeLock(path, "server");
      } finally {
        process.env.PATH = before;
      }
    };

    it("is given once, tells who holds it and where, and is free after release", () => {
      const lock = held(take());
      lock.announce("/socket");
      const self = {
        pid: process.pid,
        start: startOf(process.pid),
        purpose: "server",
        socketFolder: "/socket",
      };
      assert.deepEqual(take(), self);
      lock.release();
      assert.equal(readFileSync(path, "utf8"), "");
      held(take()).release();
    });

    it("does not outlive its holder, nor pass to a process that was given the same number", async () => {
      const child = spawn("true");
      await once(child, "exit");
      writeFileSync(path, JSON.stringify({ pid: child.pid, start: 1, purpose: "server" }));
      held(take()).release();
      writeFileSync(path, JSON.stringify({ pid: process.ppid, start: 1, purpose: "server" }));
      held(take()).release();
      writeFileSync(path, "{ half a");
      held(take()).release();
    });
  });
}
