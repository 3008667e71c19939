import * as site from "./001-site.ts";
import * as approximate from "./002-approximate.ts";
import * as languages from "./003-languages.ts";

export const migrations = {
  "001-site": site,
  "002-approximate": approximate,
  "003-languages": languages,
};
