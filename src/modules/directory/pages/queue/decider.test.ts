// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../../../kernel/i18n/locales.ts";
import type { Business } from "../../rules/business.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { letterOf } from "./decider.ts";

const write = letterOf({ site: { name: "Hochfeld" } });
const decided = (over: Partial<Proposal> = {}) =>
  ({ kind: "removal", state: "accepted", reason: "preset:takenOut", asked: {}, ...over }) as Proposal;
const about = {
  profile: { names: [{ kind: "name", value: "Salon Nur" }], categories: ["shop/hairdresser"] },
} as unknown as Business;

test("the answer names what was asked about, and says what was decided and why, in each language", () => {
  assert.match(
    write(decided(), "de", about).text,
    /^Guten Tag,\n\nSie haben uns geschrieben: Herausnahme aus dem Verzeichnis \(Salon Nur\)\.\n\nStand: /,
  );
  for (const locale of locales) {
    const { subject, text } = write(decided(), locale, about);
    assert.match(subject, /Hochfeld/);
    assert.match(text, /\(Salon Nur\)/);
    assert.doesNotMatch(text, /preset:|undefined|\{|takenOut/);
  }
});

test("a business that is not in the directory is named as it was sent; of one without a name the trade is told", () => {
  const asked = { facts: { names: [{ kind: "name", value: "Kiosk Neu" }] } } as unknown as Proposal["asked"];
  const refused = { kind: "new", state: "refused", reason: "preset:exists", asked } as const;
  assert.match(write(decided(refused), "de", undefined).text, /\(Kiosk Neu\)\./);
  const nameless = { profile: { ...about.profile, names: [] } } as unknown as Business;
  assert.match(write(decided(), "tr", nameless).text, /\(Kuaför\)/);
  assert.match(write(decided(), "de", undefined).text, /aus dem Verzeichnis\.\n/);
});
