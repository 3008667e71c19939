// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkTextsFolder } from "../../../../kernel/i18n/check-texts.ts";

test("being taken out of the directory has its words in all languages", () => {
  assert.deepEqual(checkTextsFolder(new URL("./", import.meta.url)), []);
});
