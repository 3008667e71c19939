// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SiteContext } from "../../../quarter/index.ts";
import { emptyListReport } from "../../rules/lists/list-report.ts";
import { UndoResult } from "./outcome.tsx";
import { OutcomeCounts } from "./parts.tsx";

test("how many are placed no better than by their street is told beside how many are placed", () => {
  const context = { locale: "de" } as SiteContext;
  const counted = (placed: object) =>
    String(OutcomeCounts({ context, report: { ...emptyListReport(), placed } as never }));
  const html = counted({ address: 184, street: 28 });
  assert.match(html, /auf die Karte gesetzt<\/th><td[^>]*>212/);
  assert.match(html, /nur irgendwo in der Straße[^<]*<\/th><td[^>]*>28/);
  assert.doesNotMatch(counted({ address: 184 }), /nur irgendwo/);
});

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
