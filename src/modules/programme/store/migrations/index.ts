import * as programme from "./001-programme.ts";
import * as people from "./002-people.ts";
import * as lists from "./003-lists.ts";
import * as open from "./004-open.ts";
import * as beingThere from "./005-being-there.ts";
import * as signingUp from "./006-signing-up.ts";
import * as telling from "./007-telling.ts";
import * as calendars from "./008-calendars.ts";
import * as placeChanged from "./009-place-changed.ts";
import * as inOrder from "./010-in-order.ts";
import * as datesAdded from "./011-dates-added.ts";
import * as singleDates from "./012-single-dates.ts";
import * as over from "./013-over.ts";
import * as elsewhere from "./014-elsewhere.ts";
import * as offeringEnded from "./015-offering-ended.ts";

export const migrations = {
  "001-programme": programme,
  "002-people": people,
  "003-lists": lists,
  "004-open": open,
  "005-being-there": beingThere,
  "006-signing-up": signingUp,
  "007-telling": telling,
  "008-calendars": calendars,
  "009-place-changed": placeChanged,
  "010-in-order": inOrder,
  "011-dates-added": datesAdded,
  "012-single-dates": singleDates,
  "013-over": over,
  "014-elsewhere": elsewhere,
  "015-offering-ended": offeringEnded,
};
