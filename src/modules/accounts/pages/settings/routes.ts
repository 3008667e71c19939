// SPDX-License-Identifier: EUPL-1.2
import { photoLimits } from "../../../../kernel/images/fit-photo.ts";
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { route } from "../visitor.ts";
import {
  addLogoByForm,
  logoPicture,
  removeLogoByForm,
  removeStatementByForm,
  setStatementByForm,
} from "./change-funding.ts";
import {
  describePictureByForm,
  removePictureByForm,
  setPictureByForm,
  swapPicturesByForm,
} from "./change-picture.ts";
import { setColours, setHost, setLanguages, setText } from "./change-settings.ts";
import { fundingPage } from "./funding-page.tsx";
import { picturePage } from "./picture-page.tsx";
import { settingsPage } from "./settings-page.tsx";
import { textsPage } from "./texts-page.tsx";

const may = "site-settings";
const audit = "site.set";
const set = { grave: true, audit } as const;

/** The settings of a site: to look at, and to change after one has shown once more who one is. */
export const settingsRoutes: Route<SiteContext>[] = [
  route("GET", "/intern/einstellungen", may, (context) => settingsPage(context)),
  route("POST", "/intern/einstellungen/farben", may, setColours, set),
  route("POST", "/intern/einstellungen/sprachen", may, setLanguages, set),
  route("POST", "/intern/einstellungen/adresse", may, setHost, set),
  route("GET", "/intern/einstellungen/texte", may, (context) => textsPage(context)),
  route("POST", "/intern/einstellungen/texte", may, setText, set),
  route("GET", "/intern/einstellungen/bild", may, (context) => picturePage(context)),
  // Not grave: a file does not survive being asked once more who one is, and one click takes it back.
  route("POST", "/intern/einstellungen/bild", may, setPictureByForm, { audit, fileBytes: photoLimits.bytes }),
  route("POST", "/intern/einstellungen/bild/beschreibung", may, describePictureByForm, { audit }),
  route("POST", "/intern/einstellungen/bild/entfernen", may, removePictureByForm, { audit }),
  route("POST", "/intern/einstellungen/bild/zurueck", may, swapPicturesByForm, { audit }),
  route("GET", "/intern/einstellungen/foerderung", may, (context) => fundingPage(context)),
  route("POST", "/intern/einstellungen/foerderung", may, setStatementByForm, { audit }),
  route("POST", "/intern/einstellungen/foerderung/weg", may, removeStatementByForm, { audit }),
  route("GET", "/intern/einstellungen/foerderung/logo", may, logoPicture, { known: ["id"] }),
  route("POST", "/intern/einstellungen/foerderung/logo", may, addLogoByForm, {
    audit,
    fileBytes: photoLimits.bytes,
  }),
  route("POST", "/intern/einstellungen/foerderung/logo-weg", may, removeLogoByForm, { audit }),
];
