// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { ChangedFields, changedFields } from "./changed-fields.tsx";

test("fields are said in words, as they were and as they became", () => {
  assert.deepEqual(
    changedFields(
      {
        before: {
          facts: { openingHours: "Mo-Fr 09:00-18:00", delivery: false, address: { street: "Alte Straße" } },
        },
        after: {
          facts: {
            openingHours: "Mo-Su 09:00-18:00",
            phones: ["+49203111111"],
            delivery: true,
            address: { street: "Neue Straße", houseNumber: "2", postcode: "47053", city: "Duisburg" },
          },
        },
      },
      "de",
    ),
    [
      {
        label: "Öffnungszeiten",
        was: "Mo–Fr 09:00–18:00; Sa–So geschlossen",
        became: "Mo–So 09:00–18:00",
      },
      { label: "Liefert", was: "nein", became: "ja" },
      { label: "Adresse", was: "Alte Straße", became: "Neue Straße 2, 47053 Duisburg" },
      { label: "Telefon", was: "keine Angabe", became: "0203 111111" },
    ],
  );
});

test("of descriptions only the languages that changed are told, and of long ones the beginning", () => {
  const [one, ...more] = changedFields(
    {
      before: { facts: { descriptions: { de: "Brot", tr: "Ekmek" } } },
      after: { facts: { descriptions: { de: "Brot", tr: "Ekmek ve ".repeat(100) } } },
    },
    "de",
  );
  assert.equal(one?.label, "Was Sie machen – Türkisch");
  assert.equal(one?.was, "Ekmek");
  assert.ok(one.became.length < 250 && one.became.endsWith(" …"), one.became);
  assert.deepEqual(more, []);
});

test("a photo that came or went is told by what is to be seen on it, in each language", () => {
  const photo = { id: "1", alt: "Grüne Tür" };
  assert.deepEqual(changedFields({ before: null, after: { photo } }, "de"), [
    { label: "Foto dazugekommen", became: "Grüne Tür" },
  ]);
  for (const locale of locales) {
    const [came] = changedFields({ before: null, after: { photo } }, locale);
    const [went, ...more] = changedFields({ before: { photo }, after: {} }, locale);
    assert.deepEqual([came?.became, went?.became, more.length], ["Grüne Tür", "Grüne Tür", 0]);
    assert.notEqual(came?.label, went?.label);
  }
});

test("a point is told by how far it moved, and what only machines read not at all", () => {
  assert.deepEqual(
    changedFields(
      {
        before: {
          facts: { place: { lat: 51.43, lon: 6.76 }, identifiers: [{ scheme: "wikidata", value: "Q1" }] },
        },
        after: { facts: { place: { lat: 51.431, lon: 6.76 } } },
      },
      "de",
    ),
    [{ label: "Punkt auf der Karte", became: "um 111 m verschoben" }],
  );
});

test("another state is said, without the reason, which may tell of people", () => {
  const change = {
    before: { status: "published" as const },
    after: { status: "hidden" as const, reason: "Frau Beispiel möchte das nicht" },
  };
  assert.deepEqual(changedFields(change, "de"), [
    { label: "Eintrag", was: "öffentlich", became: "nicht öffentlich" },
  ]);
  assert.doesNotMatch(
    String(ChangedFields({ fields: changedFields(change, "de"), locale: "de" })),
    /Beispiel/,
  );
});

test("every language has words for it, and a value that looks like markup stays text", () => {
  const change = {
    before: { facts: { names: [{ value: "<b>Alt</b>", kind: "name" as const }] } },
    after: { facts: { names: [{ value: "Neu", kind: "name" as const }] } },
  };
  for (const locale of locales) {
    const html = String(ChangedFields({ fields: changedFields(change, locale), locale }));
    assert.match(html, /<dt>[^<{]+<\/dt>/, locale);
    assert.match(html, /<bdi>&lt;b&gt;Alt&lt;\/b&gt;<\/bdi>/, locale);
    assert.match(html, /<bdi>Neu<\/bdi>/, locale);
  }
});
