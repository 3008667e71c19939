import assert from "node:assert/strict";
import { test } from "node:test";
import { answerWithoutCommand } from "./command-help.ts";

const commands = ["export", "site create", "site set", "import osm", "import list"].map((name) => ({
  name,
  summary: `what ${name} does`,
}));
const answer = (...args: string[]) => answerWithoutCommand(commands, args);

test("the help of a group shows its commands and no others", () => {
  for (const args of [
    ["import", "--help"],
    ["import", "-h"],
    ["--help", "import"],
    ["import", "x", "--help"],
  ]) {
    const { text, isAsked } = answer(...args);
    assert.equal(isAsked, true);
    assert.match(
      text,
      /^Usage: npm run cli -- import osm\|list .*\n\n {2}import osm +what .*\n {2}import list /,
    );
    assert.doesNotMatch(text, /site|export/);
  }
});

test("a group alone, or with a word that does not belong to it, says what may follow", () => {
  assert.match(answer("site").text, /^"site" may be followed by create, set\.\n/);
  assert.match(answer("site", "list").text, /^"site" cannot be followed by "list", but by create, set\.\n/);
  for (const { text, isAsked } of [answer("site"), answer("site", "list", "--name", "x")]) {
    assert.equal(isAsked, false);
    assert.doesNotMatch(text, /There is no command|import osm/);
  }
});

test("the help without a word shows all; any other word is no command", () => {
  for (const { text, isAsked } of [answer(), answer("--help")]) {
    assert.equal(isAsked, true);
    for (const { name } of commands) assert.ok(text.includes(`  ${name}`));
  }
  assert.match(answer("sit").text, /^There is no command "sit"\.\n/);
  assert.equal(answer("sit", "--help").isAsked, false);
  assert.equal(answer("e").isAsked, false);
});
