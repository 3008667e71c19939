// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { caseName } from "./case-texts.ts";

test("a case is called as its entry, and two kiosks without a name by their streets", () => {
  const business = {
    shortId: "was6z56h",
    name: "",
    category: "shop/kiosk",
    street: "Sternstraße",
    status: "published" as const,
  };
  assert.equal(caseName({ business, asked: {} }, "de"), "Kiosk (Sternstraße)");
  assert.equal(caseName({ business: { ...business, street: null }, asked: {} }, "de"), "Kiosk");
  assert.equal(caseName({ business: { ...business, name: "Yıldız" }, asked: {} }, "de"), "Yıldız");
  assert.equal(caseName({ business: null, asked: {} }, "de"), "(ohne Namen)");
});
