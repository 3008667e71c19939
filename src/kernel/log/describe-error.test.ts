import assert from "node:assert/strict";
import { test } from "node:test";
import { describeError } from "./describe-error.ts";
import { createLog } from "./log.ts";

test("an error is described without personal data", () => {
  const error = Object.assign(
    new Error(
      'duplicate key: Key (email)=(ayse@example.org) already exists for ayse@example.org, +49 203 1234567: "Ayşe"\nmore',
    ),
    {
      code: "23505",
    },
  );
  const { name, code, message, at } = describeError(error);
  assert.deepEqual([name, code], ["Error", "23505"]);
  assert.doesNotMatch(message, /ayse|1234567|Ayşe|more/);
  assert.match(message, /^duplicate key/);
  assert.match(at[0] ?? "", /describe-error\.test\.(ts|mjs):\d+/);
});

test("what is thrown and is no error is described as well", () => {
  assert.deepEqual(describeError("x"), { name: "string", code: undefined, message: "x", at: [] });
});

test("a log line is short: level, time and what was said", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line: string) => void lines.push(line) });
  log.info({ id: "k3" }, "a request failed");
  log.debug("not shown");
  assert.equal(lines.length, 1);
  const { time, ...line } = JSON.parse(lines[0] ?? "");
  assert.deepEqual(line, { level: "info", id: "k3", msg: "a request failed" });
  assert.match(time, /^\d{4}-\d\d-\d\dT/);
});
