import * as site from "./001-site.ts";
import * as approximate from "./002-approximate.ts";

export const migrations = { "001-site": site, "002-approximate": approximate };
