import * as outgoing from "./001-outgoing.ts";

export const migrations = { "001-outgoing": outgoing };
