import * as site from "./001-site.ts";
import * as approximate from "./002-approximate.ts";
import * as projectTimes from "./003-project-times.ts";
import * as languages from "./004-languages.ts";
import * as picture from "./005-picture.ts";
import * as statement from "./006-statement.ts";

export const migrations = {
  "001-site": site,
  "002-approximate": approximate,
  "003-project-times": projectTimes,
  "004-languages": languages,
  "005-picture": picture,
  "006-statement": statement,
};
