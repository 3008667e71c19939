import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(join(root, "docs/security.md"), "utf8");

/**
 * How many requirements of levels 1 and 2 each section of OWASP ASVS 5.0.0 has. In each they are the first numbers, those
 * of level 3 come behind them.
 */
const sections: Record<string, number> = {
  ...{ "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1 },
  ...{ "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4 },
  ...{ "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3 },
  ...{ "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1 },
  ...{ "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2 },
  ...{ "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2 },
  ...{ "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3 },
  ...{ "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4 },
  ...{ "17.3": 2 },
};
const all = Object.entries(sections).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, n) => `${section}.${n + 1}`),
);

/** The numbers in the first cells of the table; `1.2.6–1.2.8` stands for all from the first to the last. */
const listed = page
  .split("\n")
  .map((line) => /^\| (\d+\.\d+\.\d+[^|]*) \|/.exec(line)?.[1])
  .flatMap((cell) => cell?.split(", ") ?? [])
  .flatMap((part) => {
    const [first = "", last = first] = part.split("–");
    assert.ok(all.includes(first) && all.includes(last), `${part} is no requirement of level 1 or 2`);
    return all.slice(all.indexOf(first), all.indexOf(last) + 1);
  });

describe("the page on security", () => {
  it("answers each of the 253 requirements of levels 1 and 2 once", () => {
    assert.equal(all.length, 253);
    assert.deepEqual(
      all.filter((number) => !listed.includes(number)),
      [],
      "without an answer",
    );
    assert.deepEqual(
      listed.filter((number, index) => listed.indexOf(number) !== index),
      [],
      "answered twice",
    );
  });

  it("names tests and files that there are", () => {
    const paths = [...page.matchAll(/`((?:[a-z0-9-]+\/)+[a-z0-9-]+\.(?:test\.)?(?:tsx?|json))`/g)].map(
      ([, path = ""]) => path,
    );
    assert.ok(paths.length > 80);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(root, path.startsWith("tests/") ? "" : "src", path))),
      [],
    );
  });
});
