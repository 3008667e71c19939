import * as line from "./001-line.ts";

export const migrations = { "001-line": line };
