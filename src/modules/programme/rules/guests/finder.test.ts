// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { finderText, isMeant } from "./finder.ts";

test("one person is the same however they are written", () => {
  const first = finderText({ name: "Ayşe Öztürk", contact: "+4915123456789" });
  for (const name of ["ayse ozturk", "  AYŞE   ÖZTÜRK ", "Öztürk, Ayşe", "Ayse Oeztuerk"])
    assert.equal(finderText({ name, contact: "+4915123456789" }), first, name);
  assert.equal(
    finderText({ name: "Erika", contact: "Weseler Straße 12\n47169 Duisburg" }),
    finderText({ name: "Erika", contact: "weseler strasse 12, 47169 Duisburg" }),
  );
});

test("others are others: another name, another contact, and nobody by a name alone", () => {
  const [contact, name] = ["+4915123456789", "Ayşe Öztürk"];
  assert.notEqual(finderText({ name, contact }), finderText({ name: "Can Öztürk", contact }));
  assert.notEqual(finderText({ name, contact }), finderText({ name, contact: "+4915123456780" }));
  assert.equal(finderText({ name, contact: "" }), undefined);
  assert.equal(finderText({ name: "-", contact }), undefined);
});

test("name and contact never run into each other", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      const [one, two] = [finderText({ name: a, contact: b }), finderText({ name: c, contact: d })];
      if (one === undefined || one !== two) return;
      assert.equal(one.split("\n").length, 2);
      assert.deepEqual(one.split("\n"), two?.split("\n"));
    }),
  );
});

test("a search finds by the beginning of a name or a part of the number, and by nothing else", () => {
  const who = { name: "Ayşe Öztürk", contact: "+4915123456789" };
  for (const typed of ["ay", "oztu ays", "0151 234", "456789", "ÖZ"]) assert.ok(isMeant(who, typed), typed);
  for (const typed of ["zturk", "can", "ays can", "999", "45"])
    assert.equal(isMeant(who, typed), false, typed);
});
