import * as business from "./001-business.ts";
import * as listing from "./002-listing.ts";
import * as search from "./003-search.ts";
import * as facetSet from "./004-facet-set.ts";
import * as importAgain from "./005-import-again.ts";
import * as coverage from "./006-coverage.ts";
import * as map from "./007-map.ts";
import * as searchWords from "./008-search-words.ts";
import * as wordPlans from "./009-word-plans.ts";
import * as foundFromElsewhere from "./010-found-from-elsewhere.ts";
import * as duplicates from "./011-duplicates.ts";
import * as keysWithoutCheck from "./012-keys-without-check.ts";
import * as radiusCounts from "./013-radius-counts.ts";
import * as proposals from "./014-proposals.ts";
import * as queue from "./015-queue.ts";
import * as ownership from "./016-ownership.ts";
import * as photo from "./017-photo.ts";
import * as fresh from "./018-fresh.ts";
import * as browserImport from "./019-browser-import.ts";
import * as visits from "./021-visits.ts";
import * as stillRight from "./022-still-right.ts";
import * as ownersWord from "./024-owners-word.ts";
import * as radiusCountsToALimit from "./025-radius-counts-to-a-limit.ts";
import * as aroundAPlace from "./026-around-a-place.ts";
import * as mapCells from "./027-map-cells.ts";
import * as codeOfAClaim from "./028-code-of-a-claim.ts";
import * as photosInHistory from "./029-photos-in-history.ts";
import * as smallerRadii from "./030-smaller-radii.ts";
import * as uncertainPlace from "./031-uncertain-place.ts";
import * as nearestSpellings from "./032-nearest-spellings.ts";
import * as notedProjections from "./033-noted-projections.ts";

export const migrations = {
  "001-business": business,
  "002-listing": listing,
  "003-search": search,
  "004-facet-set": facetSet,
  "005-import-again": importAgain,
  "006-coverage": coverage,
  "007-map": map,
  "008-search-words": searchWords,
  "009-word-plans": wordPlans,
  "010-found-from-elsewhere": foundFromElsewhere,
  "011-duplicates": duplicates,
  "012-keys-without-check": keysWithoutCheck,
  "013-radius-counts": radiusCounts,
  "014-proposals": proposals,
  "015-queue": queue,
  "016-ownership": ownership,
  "017-photo": photo,
  "018-fresh": fresh,
  "019-browser-import": browserImport,
  "021-visits": visits,
  "022-still-right": stillRight,
  "024-owners-word": ownersWord,
  "025-radius-counts-to-a-limit": radiusCountsToALimit,
  "026-around-a-place": aroundAPlace,
  "027-map-cells": mapCells,
  "028-code-of-a-claim": codeOfAClaim,
  "029-photos-in-history": photosInHistory,
  "030-smaller-radii": smallerRadii,
  "031-uncertain-place": uncertainPlace,
  "032-nearest-spellings": nearestSpellings,
  "033-noted-projections": notedProjections,
};
