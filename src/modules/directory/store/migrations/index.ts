import * as business from "./001-business.ts";
import * as listing from "./002-listing.ts";
import * as search from "./003-search.ts";
import * as map from "./005-map.ts";

export const migrations = {
  "001-business": business,
  "002-listing": listing,
  "003-search": search,
  "005-map": map,
};
