// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../../../kernel/i18n/locales.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Told } from "../../actions/sign-up/tell.ts";
import { noticeKinds } from "../../rules/sign-up/notice-kind.ts";
import { tellerOfSite } from "./teller.ts";

const site = { name: "Hochfeld", key: "hochfeld", host: null, texts: {} } as unknown as Site;
const means = { mailWorks: true, texts: undefined, baseUrl: undefined };
const told: Told = {
  kind: "asked",
  title: "Nähkurs",
  place: "Nähstube",
  startsAt: new Date("2026-12-03T09:00:00Z"),
  askedUntil: new Date("2026-12-01T17:30:00Z"),
  reason: "",
  code: "483122079164",
};

test("every message says in every language what, when, where, and the code", () => {
  const { words } = tellerOfSite(site, means);
  for (const locale of locales)
    for (const kind of noticeKinds) {
      const { subject, text } = words?.({ ...told, kind }, locale) ?? assert.fail();
      assert.match(subject, /Nähkurs/, `${locale} ${kind}`);
      for (const said of ["Nähkurs", "Nähstube", "4831 2207 9164", "10:00"])
        assert.ok(text.includes(said), `${locale} ${kind}: ${said}`);
      assert.doesNotMatch(subject + text, /[{}]|undefined|Invalid/);
      assert.equal(text.includes("18:30"), kind === "asked", `${locale} ${kind}: the deadline`);
    }
});

test("whoever is told of a new time reads which one it was, in every language, on every way", () => {
  const { words, short } = tellerOfSite(site, { ...means, texts: { price: 7.5 } as never });
  const was = new Date("2026-11-30T15:15:00Z");
  for (const locale of locales) {
    const moved = { ...told, kind: "session-moved", was } as const;
    for (const said of [words?.(moved, locale).text, short?.(moved, locale)])
      assert.match(said ?? "", /10:00[\s\S]*\n[^\n]*16:15/, locale);
    assert.doesNotMatch(short?.({ ...moved, was: told.startsAt }, locale) ?? "", /16:15/);
    assert.equal(short?.({ ...moved, was: told.startsAt }, locale)?.split("10:00").length, 2);
  }
});

test("a text message says the place only where it is another one", () => {
  const { short } = tellerOfSite(site, { ...means, texts: { price: 7.5 } as never });
  assert.match(short?.({ ...told, kind: "place-changed" }, "tr") ?? "", /Nähstube/);
  assert.doesNotMatch(short?.({ ...told, kind: "seat" }, "tr") ?? "", /Nähstube/);
  // Whoever always goes to the same place goes there unless a reminder says where else.
  assert.match(short?.({ ...told, kind: "reminder", isElsewhere: true }, "tr") ?? "", /Nähstube/);
});

test("whoever is told of a new place reads the old one, and of a series which dates are elsewhere, in every language", () => {
  const { words, short } = tellerOfSite(site, { ...means, texts: { price: 7.5 } as never });
  const others = [{ startsAt: new Date("2026-12-10T15:15:00Z"), place: "Marktplatz" }];
  for (const locale of locales) {
    const changed = { ...told, kind: "place-changed", wasPlace: "Haus der Begegnung" } as const;
    for (const said of [words?.(changed, locale).text, short?.(changed, locale)])
      assert.match(said ?? "", /Nähstube[\s\S]*\n[^\n]*Haus der Begegnung/, locale);
    const back = { ...changed, wasPlace: told.place };
    assert.equal(words?.(back, locale).text.split("Nähstube").length, 2, "one place is no change");
    const series = { ...told, kind: "seat", startsAt: null, others } as const;
    assert.match(words?.(series, locale).text ?? "", /Nähstube[\s\S]*16:15[^\n]*Marktplatz/, locale);
    assert.doesNotMatch(words?.({ ...series, kind: "cancelled" }, locale).text ?? "", /Marktplatz/);
  }
});

test("the code keeps the order of its digits in a message from right to left", () => {
  const { words, short } = tellerOfSite(site, { ...means, texts: { price: 7.5 } as never });
  for (const said of [words?.(told, "ar").text, short?.(told, "ar")])
    assert.match(said ?? "", /\u200e4831 2207 9164/);
});

test("a whole series names no date, and where no mail works nothing is said", () => {
  const { text } =
    tellerOfSite(site, means).words?.({ ...told, startsAt: null, kind: "seat" }, "de") ?? assert.fail();
  assert.match(text, /Wann: alle Termine/);
  assert.equal(tellerOfSite(site, { ...means, mailWorks: false }).words, undefined);
});
