import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { haveEnded, processesIn, signal, startOf } from "./processes.ts";

describe("processes", { skip: process.platform !== "linux" && "needs /proc" }, () => {
  it("have a start as long as they live", async () => {
    const child = spawn("sleep", ["60"]);
    await once(child, "spawn");
    const pid = child.pid ?? 0;
    const start = startOf(pid);
    assert.ok(start !== undefined && start > 0);
    assert.equal(startOf(pid), start);
    assert.equal(await haveEnded([pid], 30), false);
    signal(pid, "SIGKILL");
    assert.equal(await haveEnded([pid], 5000), true);
  });

  it("that have ended but were not reaped count as ended", async () => {
    // The shell's child ends while the shell turns into a program that never asks for it.
    const parent = spawn("sh", ["-c", "sh -c 'echo $$' & exec sleep 60"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [line] = await once(parent.stdout, "data");
    const zombie = Number(String(line));
    assert.equal(await haveEnded([zombie], 5000), true);
    assert.equal(signal(zombie, "SIGTERM"), true, "it is still in the list of processes");
    signal(parent.pid ?? 0, "SIGKILL");
  });

  it("are found by their working folder", async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "mittendrin-processes-")));
    const child = spawn("sleep", ["60"], { cwd: folder });
    await once(child, "spawn");
    assert.deepEqual(processesIn(folder), [child.pid]);
    signal(child.pid ?? 0, "SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it("cannot be signalled as groups by mistake", () => {
    for (const pid of [0, -1, 1, Number.NaN]) assert.equal(signal(pid, "SIGKILL"), false);
  });
});
