import * as programme from "./001-programme.ts";
import * as people from "./002-people.ts";
import * as beingThere from "./005-being-there.ts";

export const migrations = {
  "001-programme": programme,
  "002-people": people,
  "005-being-there": beingThere,
};
