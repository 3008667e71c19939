import * as business from "./001-business.ts";
import * as listing from "./002-listing.ts";
import * as search from "./003-search.ts";
import * as facetSet from "./004-facet-set.ts";
import * as searchWords from "./005-search-words.ts";

export const migrations = {
  "001-business": business,
  "002-listing": listing,
  "003-search": search,
  "004-facet-set": facetSet,
  "005-search-words": searchWords,
};
