import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { anyCharacter } from "../i18n/testing/any-character.ts";
import { atomXml, type Feed } from "./atom.ts";
import { lastingId } from "./lasting-id.ts";

const feed: Feed = {
  id: lastingId("feed", "a"),
  title: "Neues",
  lang: "de",
  author: "Duisburg",
  self: "https://example.org/a.atom?x=1&y=2",
  page: "https://example.org/",
  changedAt: new Date("2026-01-01T00:00:00Z"),
  rights: "© OpenStreetMap contributors, ODbL",
  entries: [],
};

/** The elements of a document with their texts; throws where it is not well-formed. */
function read(xml: string): { name: string; text: string; attributes: Record<string, string> }[] {
  const parser = new SaxesParser();
  const found: { name: string; text: string; attributes: Record<string, string> }[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    found.push({ name, text: "", attributes: { ...attributes } });
  });
  parser.on("text", (text) => {
    const last = found.at(-1);
    if (last) last.text += text;
  });
  parser.write(xml).close();
  return found;
}

describe("a feed", () => {
  it("is well-formed and keeps its texts, whatever stands in them", () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.constantFrom('a & b <c> "d" ]]>', "\u0000\ufffe\ud800x"),
    );
    fc.assert(
      fc.property(text, (title) => {
        const found = read(atomXml({ ...feed, title, author: title }));
        const kept = title
          .toWellFormed()
          .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
          .replace(/\r\n?/g, "\n");
        assert.equal(found.find(({ name }) => name === "title")?.text, kept);
      }),
    );
  });

  it("has what RFC 4287 asks for, also without entries", () => {
    const names = read(atomXml(feed)).map(({ name }) => name);
    for (const name of ["feed", "id", "title", "updated", "author", "name", "link", "rights"])
      assert.ok(names.includes(name), name);
    assert.equal(read(atomXml(feed))[0]?.attributes.xmlns, "http://www.w3.org/2005/Atom");
  });

  it("is as new as its newest entry", () => {
    const entry = (id: string, updated: string) => ({
      id,
      title: id,
      href: "https://example.org/x",
      published: new Date("2026-01-02T00:00:00Z"),
      updated: new Date(updated),
      summary: "",
      categories: [{ term: "shop/bakery", label: "Bäckerei" }],
      rights: null,
    });
    const entries = [entry("a", "2026-02-01T00:00:00Z"), entry("b", "2026-03-01T00:00:00Z")];
    const updated = read(atomXml({ ...feed, entries })).filter(({ name }) => name === "updated");
    assert.deepEqual(
      updated.map(({ text }) => text.slice(0, 10)),
      ["2026-03-01", "2026-02-01", "2026-03-01"],
    );
  });

  it("keeps its id, and another feed has another one", () => {
    assert.equal(lastingId("feed", "a"), feed.id);
    assert.match(feed.id, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(lastingId("fee", "da"), lastingId("feed", "a"));
  });
});
