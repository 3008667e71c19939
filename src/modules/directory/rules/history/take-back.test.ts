import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import type { Facts, Provenance, Source, SourceKind } from "../business.ts";
import { type Edits, editFacts } from "./edit-facts.ts";
import { mergeFacts } from "./merge-facts.ts";
import { recordChange } from "./recorded.ts";
import { takeBack } from "./take-back.ts";

const kinds: SourceKind[] = ["import", "editor", "owner"];
const sources = new Map<number, Source>(
  [1, 2, 3, 4, 5, 6].map((id) => [
    id,
    {
      id,
      kind: kinds[(id - 1) % 3] ?? "import",
      name: `source ${id}`,
      asOf: "2026-01-01",
      licence: null,
      attribution: null,
      url: null,
    },
  ]),
);
const sourceOf = (id: number) => sources.get(id);
const rank = (id: number | undefined) => kinds.indexOf(sourceOf(id ?? -1)?.kind ?? "import");

const numbers = fc.constantFrom(["+49203111111"], ["+49203222222"], ["+49203333333"]);
const current = fc
  .record(
    {
      phones: fc.tuple(numbers, fc.integer({ min: 1, max: 6 })),
      websites: fc.tuple(numbers, fc.integer({ min: 1, max: 6 })),
      wheelchair: fc.tuple(fc.constantFrom("yes", "no"), fc.integer({ min: 1, max: 6 })),
    },
    { requiredKeys: [] },
  )
  .map((fields) => ({
    facts: Object.fromEntries(
      Object.entries(fields).map(([name, [value]]) => [name, value]),
    ) as Partial<Facts>,
    provenance: Object.fromEntries(
      Object.entries(fields).map(([name, [, source]]) => [name, source]),
    ) as Provenance,
  }));
const edits = fc.record(
  {
    phones: fc.option(numbers),
    websites: fc.option(numbers),
    wheelchair: fc.option(fc.constantFrom("yes", "no")),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Edits>;
const word = fc.constantFrom(...sources.values());

describe("editing and taking back", () => {
  it("are inverse: values and sources are as before", () => {
    fc.assert(
      fc.property(current, edits, word, (before, said, source) => {
        const edited = editFacts(before, said, source, sourceOf);
        const back = takeBack(edited, recordChange(before.provenance, edited));
        assert.deepEqual(back.facts, before.facts);
        assert.deepEqual(back.provenance, before.provenance);
        assert.deepEqual(back.kept, []);
      }),
    );
  });

  it("never let a lower word overwrite a higher one, whatever follows", () => {
    fc.assert(
      fc.property(current, edits, word, edits, word, (start, said, source, later, other) => {
        const edited = editFacts(start, said, source, sourceOf);
        const next = editFacts(edited, later, other, sourceOf);
        const { place: _, names: __, categories: ___, ...incoming } = later as Facts;
        const present = Object.fromEntries(Object.entries(incoming).filter(([, value]) => value !== null));
        const merged = mergeFacts(edited, present, other, sourceOf);
        for (const name of Object.keys(edited.provenance) as (keyof Facts)[]) {
          if (rank(edited.provenance[name]) <= kinds.indexOf(other.kind)) continue;
          for (const after of [next, merged]) {
            assert.deepEqual(after.facts[name], edited.facts[name], name);
            assert.equal(after.provenance[name], edited.provenance[name], name);
          }
        }
      }),
    );
  });

  it("leave alone what was changed since, even where the value is the same again by another word", () => {
    fc.assert(
      fc.property(current, edits, edits, (start, first, second) => {
        const [editor, owner] = [sources.get(2), sources.get(3)];
        assert.ok(editor && owner);
        const one = editFacts(start, first, editor, sourceOf);
        const two = editFacts(one, second, owner, sourceOf);
        const back = takeBack(two, recordChange(start.provenance, one));
        const touched = recordChange(one.provenance, two);
        for (const name of Object.keys({
          ...touched.before.provenance,
          ...touched.after.provenance,
        }) as (keyof Facts)[]) {
          assert.ok(!back.fields.includes(name));
          assert.deepEqual(back.facts[name], two.facts[name]);
        }
      }),
    );
  });
});
