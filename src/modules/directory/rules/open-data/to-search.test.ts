import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readBox, readMoment, readPlace, toNarrowing } from "./to-search.ts";

const nowMinute = Date.parse("2026-11-22T09:00:00Z") / 60_000;
const moment = (text: string) => {
  const minute = readMoment(text, nowMinute);
  return minute === undefined ? undefined : new Date(minute * 60_000).toISOString().slice(0, 16);
};

describe("readMoment", () => {
  it("reads a moment in Berlin where it names no offset", () => {
    assert.equal(moment("2026-11-23T10:00"), "2026-11-23T09:00");
    assert.equal(moment("2026-07-01T10:00:30"), "2026-07-01T08:00");
  });

  it("reads offsets, also where the plus became a space on its way", () => {
    for (const text of [
      "2026-11-23T10:00Z",
      "2026-11-23T11:00+01:00",
      "2026-11-23T11:00 01:00",
      "2026-11-23T08:00-02:00",
    ])
      assert.equal(moment(text), "2026-11-23T10:00", text);
  });

  it("knows the present, and no day that the calendar does not have", () => {
    assert.equal(readMoment("now", nowMinute), nowMinute);
    for (const text of ["2026-02-30T10:00", "2026-13-01T10:00", "2026-11-23T25:00", "2026-11-23T10:00+99:00"])
      assert.equal(moment(text), undefined, text);
  });
});

describe("readPlace and readBox", () => {
  it("take what lies on earth", () => {
    assert.deepEqual(readPlace("51.43,6.76"), { lat: 51.43, lon: 6.76 });
    assert.equal(readPlace("91,6"), undefined);
    assert.deepEqual(readBox("6.7,51.4,6.8,51.5"), { west: 6.7, south: 51.4, east: 6.8, north: 51.5 });
    assert.equal(readBox("6.8,51.4,6.7,51.5"), undefined);
    assert.equal(readBox("6.7,51.4,6.8,95"), undefined);
  });
});

describe("toNarrowing", () => {
  const areas = new Set(["hochfeld"]);

  it("puts filters into the terms of the search", () => {
    const narrowing = toNarrowing(
      {
        q: " Brot ",
        category: "shop/bakery",
        area: "hochfeld",
        language: "tr",
        near: "51.43,6.76",
        radius: 500,
      },
      areas,
      nowMinute,
    );
    assert.ok(narrowing.ok);
    const { text, facets, near, radius, box, order } = narrowing.value;
    assert.equal(text, "Brot");
    assert.deepEqual(facets, ["c:shop/bakery", "a:hochfeld", "l:tr"]);
    assert.deepEqual([near, radius, order], [{ lat: 51.43, lon: 6.76 }, 500, undefined]);
    assert.ok(box && box.west < 6.76 && box.east > 6.76);
  });

  it("names every filter that has no meaning", () => {
    const narrowing = toNarrowing(
      { category: "shop/nothing-such", area: "mars", radius: 5, bbox: "7,51,6,52", open: "2026-12-24T10:00" },
      areas,
      nowMinute,
    );
    assert.deepEqual(narrowing, {
      ok: false,
      reason: [
        { parameter: "category", reason: "unknown-choice" },
        { parameter: "area", reason: "unknown-choice" },
        { parameter: "radius", reason: "needs-near" },
        { parameter: "bbox", reason: "malformed" },
        { parameter: "open", reason: "not-covered" },
      ],
    });
  });

  it("sorts by distance where only a place is given", () => {
    const narrowing = toNarrowing({ near: "51.43,6.76" }, areas, nowMinute);
    assert.ok(narrowing.ok && narrowing.value.order === "distance" && narrowing.value.box === undefined);
  });
});
