// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { StateBadge } from "./state-badge.tsx";

const words = (
  state: "draft" | "published" | "ended",
  visibility: "public" | "internal" | "invited",
  template = false,
) => String(StateBadge({ locale: "de", offering: { state, visibility, template } })).replace(/<[^>]+>/g, "");

test("nobody is told that all can see what they cannot", () => {
  assert.equal(words("published", "public"), "Öffentlich");
  assert.equal(words("published", "internal"), "Nur für uns");
  assert.equal(words("published", "invited"), "Nur mit Link");
  assert.equal(words("draft", "invited"), "Entwurf");
  assert.equal(words("ended", "internal"), "Beendet");
  assert.equal(words("published", "public", true), "Vorlage");
});
