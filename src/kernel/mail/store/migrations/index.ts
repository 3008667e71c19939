import * as outgoing from "./001-outgoing.ts";
import * as calendar from "./002-calendar.ts";

export const migrations = { "001-outgoing": outgoing, "002-calendar": calendar };
