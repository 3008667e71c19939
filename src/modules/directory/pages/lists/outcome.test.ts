// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SiteContext } from "../../../quarter/index.ts";
import { UndoResult } from "./outcome.tsx";

test("what taking back leaves alone is named with the way to it, and its fields as people call them", () => {
  const context = {
    site: { key: "hochfeld", host: null },
    url: new URL("http://localhost/hochfeld/de/intern/import/7"),
    locale: "de",
  } as SiteContext;
  const html = String(
    UndoResult({
      context,
      outcome: {
        kind: "undo",
        removed: 0,
        takenBack: 1,
        parted: 0,
        leftForPersons: 1,
        leftForImports: 1,
        left: [
          {
            shortId: "q928mh5y",
            name: "Handy Point",
            fields: ["phones", "openingHours"],
            because: "person",
          },
          {
            shortId: "x9f8tdn4",
            name: "",
            fields: [],
            because: "import",
          },
        ],
        mapParts: 0,
        addresses: 0,
      },
    }),
  );
  assert.match(html, /href="[^"]+\/intern\/uebernahmen\/q928mh5y"><bdi>Handy Point<\/bdi>/);
  assert.match(html, /Telefon, Öffnungszeiten/);
  assert.doesNotMatch(html, /phones|openingHours/);
  assert.match(html, /uebernahmen\/x9f8tdn4/);
});
