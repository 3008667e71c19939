// SPDX-License-Identifier: EUPL-1.2
import { photoLimits } from "../../../kernel/images/fit-photo.ts";
import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { filterParameters } from "../rules/list/question.ts";
import { calendarLinkRoutes } from "./calendar-link/change-calendar-link.tsx";
import { choiceParameters, embedPage, framedProgramme } from "./embed/embed-page.tsx";
import { programmeFeed } from "./feed/programme-feed.ts";
import { involvedByForm, involvedPage } from "./involved/involved-page.tsx";
import { monthPage } from "./month/month-page.tsx";
import { publicPicture, staffPicture } from "./picture/picture-answers.ts";
import {
  describePictureByForm,
  picturePage,
  removePictureByForm,
  setPictureByForm,
} from "./picture/picture-page.tsx";

type Handle = Route<SiteContext>["handle"];
type Cache = Route["cache"];

// What is free changes with every sign-up, and what is to come with the time.
const minute: Cache = { seconds: 60 };

const open = (path: string, cache: Cache, known: readonly string[], handle: Handle): Route<SiteContext> => ({
  method: "GET",
  path,
  permission: "public",
  audit: null,
  cache,
  known: [...known],
  handle,
});

const staff = (
  method: "GET" | "POST",
  path: string,
  audit: string | null,
  handle: Handle,
): Route<SiteContext> => ({
  method,
  path: `/intern/programm/angebot/:id${path}`,
  permission: "programme-plan",
  audit,
  cache: "none",
  handle,
});

/** The programme in other forms: as a month, a feed, on other websites; pictures, and who takes part. */
export const openRoutes: Route<SiteContext>[] = [
  open("/programm/kalender", minute, [...filterParameters, "monat"], monthPage),
  open("/programm.atom", minute, filterParameters, programmeFeed),
  open("/einbetten/programm", minute, [...filterParameters, ...choiceParameters], embedPage),
  open("/einbetten/programm/liste", minute, filterParameters, framedProgramme),
  open("/programm/:offering/bild/:picture", "site", [], publicPicture),
  ...calendarLinkRoutes,
  staff("GET", "/bild", null, (context) => picturePage(context)),
  { ...staff("POST", "/bild", "offering.picture", setPictureByForm), fileBytes: photoLimits.bytes },
  staff("POST", "/bild/entfernen", "offering.picture", removePictureByForm),
  staff("POST", "/bild/beschreibung", "offering.picture", describePictureByForm),
  staff("GET", "/bild/:picture", null, staffPicture),
  staff("GET", "/beteiligte", null, involvedPage),
  staff("POST", "/beteiligte", "offering.involved", involvedByForm),
];
