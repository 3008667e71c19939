import * as site from "./001-site.ts";
import * as approximate from "./002-approximate.ts";
import * as projectTimes from "./003-project-times.ts";

export const migrations = {
  "001-site": site,
  "002-approximate": approximate,
  "003-project-times": projectTimes,
};
