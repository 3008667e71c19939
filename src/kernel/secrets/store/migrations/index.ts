import * as key from "./001-key.ts";

export const secretsMigrations = { "001-key": key };
