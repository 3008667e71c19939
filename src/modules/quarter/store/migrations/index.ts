import * as site from "./001-site.ts";
import * as approximate from "./002-approximate.ts";
import * as projectTimes from "./010-project-times.ts";

export const migrations = {
  "001-site": site,
  "002-approximate": approximate,
  "010-project-times": projectTimes,
};
