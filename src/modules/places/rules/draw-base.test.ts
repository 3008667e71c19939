import assert from "node:assert/strict";
import { test } from "node:test";
import { drawBase } from "./draw-base.ts";
import { pictureOf } from "./picture.ts";

test("a map says whose data it shows, also where the picture stands alone", () => {
  const picture = pictureOf({ west: 6.74, south: 51.41, east: 6.77, north: 51.43 });
  const credit = "© OpenStreetMap contributors, ODbL";
  assert.match(
    drawBase([], [], picture, "light", credit),
    /^<svg [^>]*><desc>© OpenStreetMap contributors, ODbL</,
  );
  assert.doesNotMatch(drawBase([], [], picture, "dark"), /<desc>/);
});
