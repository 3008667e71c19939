import * as programme from "./001-programme.ts";
import * as people from "./002-people.ts";
import * as lists from "./003-lists.ts";

export const migrations = {
  "001-programme": programme,
  "002-people": people,
  "003-lists": lists,
};
