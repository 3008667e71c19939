import * as business from "./001-business.ts";
import * as listing from "./002-listing.ts";
import * as search from "./003-search.ts";
import * as coverage from "./006-coverage.ts";

export const migrations = {
  "001-business": business,
  "002-listing": listing,
  "003-search": search,
  "006-coverage": coverage,
};
