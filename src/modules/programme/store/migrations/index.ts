import * as programme from "./001-programme.ts";
import * as people from "./002-people.ts";
import * as signingUp from "./006-signing-up.ts";
import * as telling from "./007-telling.ts";

export const migrations = {
  "001-programme": programme,
  "002-people": people,
  "006-signing-up": signingUp,
  "007-telling": telling,
};
