import assert from "node:assert/strict";
import { it } from "node:test";
import { makePdf } from "./make-pdf.ts";
import { readPdf } from "./testing/read-pdf.ts";

const source = `#let facts = json(bytes(sys.inputs.facts))
#set document(title: "Liste", date: none)
#set text(font: "Rubik", lang: "de", fallback: false)
= Liste
#for name in facts.names [#name \\ ]`;

it("a name in letters that no font has stands with question marks, and all others as they are", async () => {
  const names = ["Ayşe", "தமிழ்", "ግዕዝ", "ไทย", "漢字", "😀", "Олена", "ليلى", 'a "b" \\ c'];
  const { text } = readPdf(await makePdf(source, { names }));
  for (const name of ["Ayşe", "Олена", 'a"b"\\c']) assert.ok(text.replace(/\s/g, "").includes(name), name);
  for (const letter of "ليلى") assert.ok(text.includes(letter), letter);
  assert.match(text, /\?{2,}/);
  assert.doesNotMatch(text, /�/);
});

it("a faulty text is no question of letters", async () => {
  await assert.rejects(makePdf("#let", {}));
});
