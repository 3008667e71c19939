// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Business, FactName, Provenance, Source, SourceKind } from "../business.ts";
import { chooseKept, mergeEntries } from "./merge-entries.ts";
import { partEntries } from "./part-entries.ts";

const kinds: SourceKind[] = ["import", "editor", "owner"];
const sources = kinds.flatMap((kind, rank) =>
  [1, 2].map(
    (number): Source => ({
      id: rank * 2 + number,
      kind,
      name: `${kind} ${number}`,
      asOf: "2026-01-01",
      licence: null,
      attribution: null,
      url: null,
    }),
  ),
);
const sourceOf = (id: number) => sources.find((source) => source.id === id);

const fields = {
  phones: [["+49203111111"], ["+49203222222"]],
  websites: [["https://a.example/"], ["https://b.example/"]],
  openingHours: ["24/7", "Mo-Fr 08:00-18:00"],
  wheelchair: ["yes", "no"],
} as const;

/** Entries with some fields, each with somebody's word; a word without a value was taken out by a person. */
const entry = (id: string): fc.Arbitrary<Business> =>
  fc
    .record({
      values: fc.record(
        Object.fromEntries(
          Object.entries(fields).map(([name, values]) => [
            name,
            fc.record({
              value: fc.constantFrom(...values, undefined),
              source: fc.integer({ min: 1, max: 6 }),
            }),
          ]),
        ),
        { requiredKeys: [] },
      ),
      name: fc.constantFrom("Café Mond", "Cafe Mond", ""),
      base: fc.integer({ min: 1, max: 6 }),
      vague: fc.boolean(),
      status: fc.constantFrom("draft", "published", "perhaps-closed", "closed", "hidden"),
    })
    .map(({ values, name, base, vague, status }) => {
      const profile: Record<string, unknown> = {
        names: name === "" ? [] : [{ value: name, kind: "name" }],
        categories: ["amenity/cafe"],
      };
      const provenance: Provenance = { names: base, categories: base, place: base };
      for (const [field, said] of Object.entries(values)) {
        if (said === undefined || (said.value === undefined && said.source <= 2)) continue;
        provenance[field as FactName] = said.source;
        if (said.value !== undefined) profile[field] = said.value;
      }
      return {
        id,
        shortId: id,
        kind: "business",
        status,
        profile,
        place: { lat: 51.4, lon: 6.7 + base / 100_000, ...(vague && { uncertainty: 60 }) },
        provenance,
        changedAt: new Date(0),
      } as Business;
    });

const pair = fc.tuple(entry("a"), entry("b"));
const rank = (id: number | undefined): number => kinds.indexOf(sourceOf(id ?? -1)?.kind ?? "import");

describe("merging two entries", () => {
  it("and taking it back gives both back exactly, the histories included", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { kept, gone } = chooseKept(a, b, sourceOf);
        const merged = mergeEntries(kept, gone, sourceOf);
        const back = partEntries(merged.next, gone, { lines: [merged], status: gone.status }, sourceOf);
        assert.deepEqual(back.kept, kept);
        assert.deepEqual(back.gone, gone);
        assert.deepEqual(back.left, []);
      }),
    );
  });

  it("of three, and taking back the first, leaves what the other two make, and all as it was in the end", () => {
    fc.assert(
      fc.property(fc.tuple(entry("a"), entry("b"), entry("c")), ([a, b, c]) => {
        const first = mergeEntries(a, b, sourceOf);
        const second = mergeEntries(first.next, c, sourceOf);
        const back = partEntries(second.next, b, { lines: [first], status: b.status }, sourceOf);
        const added = mergeEntries(back.kept, c, sourceOf, new Set(back.fields));
        const alone = mergeEntries(a, c, sourceOf).next;
        assert.deepEqual(added.next, { ...alone, changedAt: added.next.changedAt });
        const lines = [added, second].filter(({ after }) => Object.keys(after).length > 0);
        const end = partEntries(added.next, c, { lines, status: c.status, undone: [first] }, sourceOf);
        assert.deepEqual(end.kept, a);
        assert.deepEqual(end.gone, c);
      }),
    );
  });

  it("loses no field that either has, and no word is overruled by a lower one", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { kept, gone } = chooseKept(a, b, sourceOf);
        const { next } = mergeEntries(kept, gone, sourceOf);
        for (const name of Object.keys({ ...a.provenance, ...b.provenance }) as FactName[]) {
          const words = [a, b].map(({ provenance }) => provenance[name]).filter((word) => word !== undefined);
          assert.ok(words.includes(next.provenance[name] ?? -1), name);
          if (name !== "names") assert.equal(rank(next.provenance[name]), Math.max(...words.map(rank)), name);
        }
      }),
    );
  });

  it("takes the place that is known over one of which only the street is, unless that is the higher word", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { kept, gone } = chooseKept(a, b, sourceOf);
        const { next } = mergeEntries(kept, gone, sourceOf);
        const mayBeSurer = rank(gone.provenance.place) >= rank(kept.provenance.place);
        if (mayBeSurer && !gone.place.uncertainty) assert.equal(next.place.uncertainty, undefined);
        if (!kept.place.uncertainty && rank(gone.provenance.place) <= rank(kept.provenance.place))
          assert.deepEqual(next.place, kept.place);
      }),
    );
  });

  it("keeps hidden what either of them hides, and hides both where the wish came later", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { kept, gone } = chooseKept(a, b, sourceOf);
        const merged = mergeEntries(kept, gone, sourceOf);
        if ([a, b].some(({ status }) => status === "hidden")) assert.equal(merged.next.status, "hidden");
        const hidden: Business = { ...merged.next, status: "hidden" };
        if (merged.after.status === "hidden") return;
        const back = partEntries(hidden, gone, { lines: [merged], status: gone.status }, sourceOf);
        assert.equal(back.kept.status, "hidden");
        assert.equal(back.gone.status, "hidden");
      }),
    );
  });

  it("goes on in the one with the higher word, then the published, then the older, whoever comes first", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        assert.deepEqual(chooseKept(a, b, sourceOf), chooseKept(b, a, sourceOf));
      }),
    );
  });

  it("leaves what a person changed since, and takes the source's own news back with it", () => {
    const base = { shortId: "x", kind: "business", status: "published", changedAt: new Date(0) } as const;
    const facts = { names: [{ value: "Mond", kind: "name" as const }], categories: ["amenity/cafe"] };
    const place = { lat: 51.4, lon: 6.7 };
    const words = (id: number) => ({ names: id, categories: id, place: id });
    const a: Business = { ...base, id: "a", profile: facts, place, provenance: words(1) };
    const more = { phones: ["+49203111111"], wheelchair: "yes" as const };
    const b: Business = {
      ...base,
      id: "b",
      profile: { ...facts, ...more },
      place,
      provenance: { ...words(2), phones: 2, wheelchair: 2 },
    };
    const merged = mergeEntries(a, b, sourceOf);
    const later: Business = {
      ...merged.next,
      profile: { ...merged.next.profile, phones: ["+49203999999"], wheelchair: "no" },
      provenance: { ...merged.next.provenance, phones: 5 },
    };
    const back = partEntries(later, b, { lines: [merged], status: b.status }, sourceOf);
    assert.deepEqual(back.left, ["phones"]);
    assert.deepEqual(back.kept.profile.phones, ["+49203999999"]);
    assert.equal(back.kept.profile.wheelchair, undefined);
    assert.equal(back.kept.provenance.wheelchair, undefined);
  });
});
