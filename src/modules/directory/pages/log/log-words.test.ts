// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { codeWays } from "../../rules/owning/claim.ts";
import { passages } from "../../rules/proposals/moderation.ts";
import { proposalKinds } from "../../rules/proposals/proposal.ts";
import { logWords } from "./log-words.ts";

const said = (event: string, name: string, value: string | number | boolean, locale: "de" | "en" = "de") =>
  logWords(event, "queue").detail?.(name, value, locale);

test("values of closed lists are said in words, in both languages of staff", () => {
  const closed: [event: string, name: string, values: readonly string[]][] = [
    ["proposal.made", "kind", proposalKinds],
    ["proposal.decided", "state", ["waiting", "accepted", "refused", "withdrawn"]],
    ["proposal.reopened", "was", ["accepted", "refused"]],
    ["business.claimed", "way", [...codeWays, "document", "demo"]],
    ["business.still-right-answered", "answer", ["right", "change", "closed"]],
    ["business.still-right-answered", "by", ["telephone"]],
    ["duplicate.decided", "decision", ["merged", "separated", "undone"]],
    ["entry.status-set", "status", ["draft", "published", "perhaps-closed", "closed", "hidden", "merged"]],
    ["directory.set", "newEntries", passages],
    ["list.sent", "format", ["csv", "xlsx", "json"]],
  ];
  for (const [event, name, values] of closed)
    for (const value of values) {
      const words = said(event, name, value);
      assert.ok(words, `${event} ${name} ${value}`);
      assert.doesNotMatch(words, new RegExp(`^(${name}: )?${value}$`), `${event} ${name} ${value}`);
    }
  assert.equal(said("proposal.decided", "kind", "removal", "en"), "removal");
  assert.equal(said("proposal.decided", "kind", "removal"), "Herausnahme");
});

test("fields and counts are said as people call them, and what is of no matter is left out", () => {
  assert.equal(said("business.edited", "fields", "names openingHours"), "Felder: Namen, Öffnungszeiten");
  assert.equal(said("entry.field-settled", "field", "phones"), "Feld: Telefon");
  assert.equal(said("business.edited", "waits", false), "");
  assert.equal(said("business.edited", "waits", true), "wartet auf die Redaktion");
  assert.equal(said("round.recorded", "visits", 1), "1 Besuch");
  assert.equal(said("round.recorded", "queued", 0), "");
  assert.equal(said("directory.set", "first", ""), "zuerst: –");
  assert.equal(said("list.sent", "bytes", 276), "kleiner als 1 KB");
  assert.equal(said("list.sent", "bytes", 1_276_900), "1.276 KB groß");
  assert.equal(said("list.sent", "bytes", 12_400, "en"), "12 KB");
  assert.equal(said("proposal.made", "never-heard-of", "x"), undefined);
});
