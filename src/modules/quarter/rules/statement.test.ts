// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { anyCharacter } from "../../../kernel/i18n/testing/any-character.ts";
import { longestStatement, readStatement } from "./statement.ts";

const read = (fields: Record<string, string>) => readStatement(new URLSearchParams(fields));
const said = { project: " Menschen  und\nQuartiere ", words: "Gefördert vom Land." };

describe("what a funder wants to be said", () => {
  it("is read with its project and time; a time may have no end", () => {
    const project = "Menschen und Quartiere";
    assert.deepEqual(read(said), { project, words: said.words, from: null, until: null });
    const both = { ...said, from: "2026-01-01", until: "2026-12-31" };
    assert.deepEqual(read(both), { ...both, project });
  });

  it("names the first field that is not right", () => {
    assert.equal(read({ ...said, project: " " }), "project");
    assert.equal(read({ ...said, words: "" }), "words");
    assert.equal(read({ ...said, from: "2026-02-30" }), "from");
    assert.equal(read({ ...said, until: "morgen" }), "until");
    assert.equal(read({ ...said, from: "2026-02-02", until: "2026-02-01" }), "until");
  });

  it("is never longer than a sheet bears, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 900 }), fc.string(), (words, day) => {
        const fields = read({ project: "P", words, from: day });
        if (typeof fields === "string") return;
        assert.ok(fields.words.length <= longestStatement.words && fields.words.isWellFormed());
        assert.ok(fields.from === null || /^\d{4}-\d{2}-\d{2}$/.test(fields.from));
      }),
    );
  });
});
