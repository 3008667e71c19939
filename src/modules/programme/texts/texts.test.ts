import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTextsFolder } from "../../../kernel/i18n/check-texts.ts";

test("all nine languages say everything, with the same placeholders", () => {
  assert.deepEqual(checkTextsFolder(new URL("./", import.meta.url)), []);
});
