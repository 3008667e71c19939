// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { route } from "../visitor.ts";
import { setColours, setHost, setLanguages, setText } from "./change-settings.ts";
import { settingsPage } from "./settings-page.tsx";
import { textsPage } from "./texts-page.tsx";

const may = "site-settings";
const set = { grave: true, audit: "site.set" } as const;

/** The settings of a site: to look at, and to change after one has shown once more who one is. */
export const settingsRoutes: Route<SiteContext>[] = [
  route("GET", "/intern/einstellungen", may, (context) => settingsPage(context)),
  route("POST", "/intern/einstellungen/farben", may, setColours, set),
  route("POST", "/intern/einstellungen/sprachen", may, setLanguages, set),
  route("POST", "/intern/einstellungen/adresse", may, setHost, set),
  route("GET", "/intern/einstellungen/texte", may, (context) => textsPage(context)),
  route("POST", "/intern/einstellungen/texte", may, setText, set),
];
