// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { caseName, entryName, titleOf } from "./case-texts.ts";

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

test("entries without a name are told apart wherever editors compare them", () => {
  const kiosk = { name: "", category: "shop/kiosk", street: "Weseler Straße 5" };
  assert.equal(entryName(kiosk, "de"), "Kiosk (Weseler Straße 5)");
  assert.equal(entryName({ ...kiosk, name: "Yıldız" }, "de"), "Yıldız");
  assert.equal(entryName({ name: "", category: "", street: "Weseler Straße 5" }, "de"), "(ohne Namen)");
  const address = { street: "Weseler Straße", houseNumber: "5" };
  const profile = { names: [], categories: ["shop/kiosk"], address };
  assert.equal(titleOf({ profile } as never, "de"), "Kiosk (Weseler Straße 5)");
  assert.equal(titleOf({ profile: { names: [], categories: [] } } as never, "de"), "(ohne Namen)");
});
