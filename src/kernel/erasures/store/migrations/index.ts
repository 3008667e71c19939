import * as erasure from "./001-erasure.ts";

export const migrations = { "001-erasure": erasure };
