import * as site from "./001-site.ts";

export const migrations = { "001-site": site };
