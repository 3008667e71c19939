import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hash } from "@node-rs/argon2";
import { hashPassword, matchPassword } from "./hash.ts";

const password = "drei rote Busse am Pollmannkreuz";

/** Seconds of processor that each comparison takes, whatever else the machine has to do; the least of a few rounds. */
async function leastWork(rounds: number, asked: [typed: string, stored: string | undefined][]) {
  const least = asked.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    for (const [index, [typed, stored]] of asked.entries()) {
      const began = process.cpuUsage();
      assert.equal(await matchPassword(typed, stored), "wrong");
      const { user, system } = process.cpuUsage(began);
      least[index] = Math.min(least[index] ?? 0, (user + system) / 1e6);
    }
  return least;
}

describe("password hashes", () => {
  it("are argon2id with a salt of their own, and match the same password alone", async () => {
    const [one, other] = [await hashPassword(password), await hashPassword(password)];
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    assert.notEqual(one, other);
    assert.equal(await matchPassword(password, one), "right");
    for (const wrong of ["", `${password} `, password.toUpperCase(), "x".repeat(100_000)])
      assert.equal(await matchPassword(wrong, one), "wrong");
  });

  it("match what another keyboard writes for the same letters", async () => {
    const stored = await hashPassword("Grünes Fahrrad ７x");
    assert.equal(await matchPassword("Gru\u0308nes Fahrrad 7x", stored), "right");
  });

  it("are to be renewed where they were made with other parameters", async () => {
    const older = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    assert.equal(await matchPassword(password, older), "outdated");
    assert.equal(await matchPassword("another password 77", older), "wrong");
  });

  it("take as long for nobody as for somebody", async () => {
    const stored = await hashPassword(password);
    const asked: [typed: string, stored: string | undefined][] = [
      ["wrong password 77", stored],
      ["wrong password 77", undefined],
      ["x".repeat(5000), stored],
    ];
    const [somebody = 0, ...others] = await leastWork(10, asked);
    for (const nobody of others) {
      const ratio = nobody / somebody;
      // A hash that is left out would take a thousandth.
      assert.ok(ratio > 0.6 && ratio < 1.6, `${ratio}`);
    }
  });

  it("fit in little memory however many are asked at once", async () => {
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before);
    }, 5);
    const stored = await hashPassword(password);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) => matchPassword(index % 2 ? password : "wrong", stored)),
    );
    clearInterval(watch);
    assert.equal(answers.filter((answer) => answer === "right").length, 12);
    // Four threads would take 78 MB at the least.
    assert.ok(most < 65e6, `${most}`);
  });
});
