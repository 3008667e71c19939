// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { type ProposalKind, proposalKinds } from "../../rules/proposals/proposal.ts";
import { readReasonForm, reasonText } from "./reason-text.ts";

const accepted = (kind: ProposalKind, fields: Record<string, string> = {}): string => {
  const read = readReasonForm(new URLSearchParams(fields), "accepted", kind);
  assert.ok(read.ok);
  return read.value.reason;
};

test("whoever is told yes without a word hears what fits what they asked for, in their language", () => {
  assert.match(reasonText(accepted("claim"), "de"), /gehört zu Ihnen/);
  assert.match(reasonText(accepted("removal"), "de"), /nicht mehr zu sehen/);
  assert.match(reasonText(accepted("new"), "de"), /steht jetzt im Verzeichnis/);
  assert.equal(reasonText(accepted("change"), "de"), "Danke, wir haben es geändert.");
  for (const kind of proposalKinds)
    for (const locale of locales)
      assert.doesNotMatch(reasonText(accepted(kind), locale), /^$|reason\.|preset:/);
});

test("an editor's own words stand alone", () => {
  assert.equal(reasonText(accepted("claim", { reason: "Bis Montag!" }), "tr"), "Bis Montag!");
});
