import * as baseFeature from "./001-base-feature.ts";
import * as address from "./002-address.ts";
import * as tile from "./003-tile.ts";
import * as broughtBy from "./004-brought-by.ts";

export const migrations = {
  "001-base-feature": baseFeature,
  "002-address": address,
  "003-tile": tile,
  "004-brought-by": broughtBy,
};
