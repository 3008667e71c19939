// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { namesSeen } from "../actions/guests/note-names-seen.ts";
import { denyByForm, grantByForm, requestsPage } from "./asking/requests-page.tsx";
import { calendarStaffRoutes } from "./calendars/routes.ts";
import { figuresRoutes } from "./figures/routes.ts";
import { disclosePage } from "./guests/disclose-guest.ts";
import { absenceByForm, removeAbsence, timesByForm, timesPage } from "./leaders/times-page.tsx";
import { lettersPdf } from "./messages/letters.ts";
import { messagesPage } from "./messages/messages-page.tsx";
import { eraseByForm, mergeByForm } from "./people/change-person.ts";
import { addDates, copyByForm, setByForm } from "./planning/change-offering.ts";
import { detailPage } from "./planning/detail-page.tsx";
import { planByForm, planPage } from "./planning/plan-page.tsx";
import { bringBackByForm, cancelByForm, moveByForm, sessionPage } from "./planning/session-page.tsx";
import { placeByForm } from "./planning/session-place.tsx";
import { bookByForm, bookComingByForm } from "./planning/session-rooms.tsx";
import { setUpByForm, setUpPage } from "./questions/set-up-page.tsx";
import { rollByForm, rollPage } from "./roll/roll-page.tsx";
import { blockRoom, changeRoom, roomPage, unblockRoom } from "./rooms/room-page.tsx";
import { addRoom, roomsPage } from "./rooms/rooms-page.tsx";
import { staffChange, staffSignUp, staffSignUpByForm } from "./sign-up/staff-sign-up.tsx";
import { lettersDone, noticeTold } from "./work/open-notices.tsx";
import { workPage } from "./work/work-page.tsx";

type Handle = Route<SiteContext>["handle"];

const look = (path: string, permission: string, handle: Handle): Route<SiteContext> => ({
  method: "GET",
  path: `/intern/programm${path}`,
  permission,
  audit: null,
  cache: "none",
  handle,
});

/** A page that shows who comes: that it was seen is written down, unless there was nobody on it. */
const lookAtNames = (path: string, permission: string, handle: Handle): Route<SiteContext> => ({
  ...look(path, permission, handle),
  audit: namesSeen,
});

const act = (path: string, permission: string, audit: string, handle: Handle): Route<SiteContext> => ({
  method: "POST",
  path: `/intern/programm${path}`,
  permission,
  audit,
  cache: "none",
  handle,
});

/** Planning, rooms, people and roll calls, for those who work for the project. */
export const staffRoutes: Route<SiteContext>[] = [
  lookAtNames("", "programme-plan", workPage),
  look("/neu", "programme-plan", (context) => planPage(context)),
  act("/neu", "programme-plan", "offering.planned", planByForm),
  look("/raeume", "programme-plan", (context) => roomsPage(context)),
  act("/raeume", "programme-rooms", "resource.saved", addRoom),
  look("/raeume/:id", "programme-plan", (context) => roomPage(context)),
  act("/raeume/:id", "programme-rooms", "resource.saved", changeRoom),
  act("/raeume/:id/sperren", "programme-rooms", "resource.blocked", blockRoom),
  act("/raeume/:id/freigeben", "programme-rooms", "resource.unblocked", unblockRoom),
  lookAtNames("/angebot/:id", "programme-plan", (context) => detailPage(context)),
  look("/angebot/:id/bearbeiten", "programme-plan", (context) => planPage(context)),
  act("/angebot/:id/bearbeiten", "programme-plan", "offering.changed", planByForm),
  act("/angebot/:id/raeume", "programme-plan", "sessions.booked", bookComingByForm),
  act("/angebot/:id/termine", "programme-plan", "sessions.planned", addDates),
  act("/angebot/:id/zustand", "programme-plan", "offering.set", setByForm),
  act("/angebot/:id/kopieren", "programme-plan", "offering.planned", copyByForm),
  look("/termin/:id", "programme-plan", (context) => sessionPage(context)),
  act("/termin/:id/verschieben", "programme-plan", "session.moved", moveByForm),
  act("/termin/:id/raeume", "programme-plan", "session.booked", bookByForm),
  act("/termin/:id/ort", "programme-plan", "session.placed", placeByForm),
  act("/termin/:id/doch", "programme-plan", "session.brought-back", bringBackByForm),
  act("/termin/:id/absagen", "programme-plan", "session.cancelled", cancelByForm),
  lookAtNames("/angebot/:id/anmelden", "programme-people", (context) => staffSignUp(context)),
  act("/angebot/:id/anmelden", "programme-people", "sign-up.made", staffSignUpByForm),
  act("/anmeldung/:id/absagen", "programme-people", "sign-up.changed", staffChange("cancel")),
  act("/anmeldung/:id/echt", "programme-people", "sign-up.changed", staffChange("believe")),
  act("/anmeldung/:id/zusagen", "programme-people", "sign-up.changed", staffChange("take")),
  lookAtNames("/termin/:id/anwesenheit", "programme-people", (context) => rollPage(context)),
  act("/termin/:id/anwesenheit", "programme-people", "roll.called", rollByForm),
  ...figuresRoutes,
  ...calendarStaffRoutes,
  { ...look("/personen/:id/auskunft.json", "programme-people", disclosePage), audit: "guest.disclosed" },
  act("/personen/:id/zusammenfuehren", "programme-people", "guest.merged", mergeByForm),
  act("/personen/:id/loeschen", "programme-people", "guest.erased", eraseByForm),
  lookAtNames("/briefe.pdf", "programme-people", lettersPdf),
  act("/briefe", "programme-people", "guest.told", lettersDone),
  look("/nachrichten", "programme-people", messagesPage),
  look("/angebot/:id/anmeldung", "programme-plan", (context) => setUpPage(context)),
  act("/angebot/:id/anmeldung", "programme-plan", "sign-up.planned", setUpByForm),
  lookAtNames("/anfragen", "programme-people", (context) => requestsPage(context)),
  act("/anfragen/:id/ja", "programme-people", "request.decided", grantByForm),
  act("/anfragen/:id/nein", "programme-people", "request.decided", denyByForm),
  look("/zeiten", "programme-plan", (context) => timesPage(context)),
  act("/zeiten", "programme-plan", "leader.times", timesByForm),
  act("/zeiten/abwesend", "programme-plan", "leader.times", absenceByForm),
  act("/zeiten/abwesend/:id/streichen", "programme-plan", "leader.times", removeAbsence),
  act("/gesagt/:id", "programme-people", "guest.told", noticeTold),
];
