// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import {
  describePicture,
  longestAlt,
  offeredLocales,
  removePicture,
  type SiteContext,
  setPicture,
  swapPictures,
} from "../../../quarter/index.ts";
import { noteSetting } from "../../actions/set-up-site.ts";
import { doingOf } from "../visitor.ts";
import { settingsAddress } from "./addresses.ts";
import { picturePage } from "./picture-page.tsx";

const back = (context: SiteContext, what: "gezeigt" | "weg" | "gespeichert"): Answer =>
  redirect(`${settingsAddress(context, "bild")}?${what}=1`);

const sentence = (text: string | null | undefined): string =>
  (text ?? "").replace(/\s+/gu, " ").trim().slice(0, longestAlt);

/** Takes a picture that was sent. */
export async function setPictureByForm(context: SiteContext): Promise<Answer> {
  const { files = [], form, site, primary } = context;
  const file = files.find(({ field }) => field === "picture");
  if (!file || file.bytes === 0) return picturePage(context, "none");
  const sent = { bytes: await readFile(file.path), alt: sentence(form?.get("alt")) };
  const done = await setPicture(primary, site.id, sent, noteSetting(doingOf(context), "picture"));
  return done.ok ? back(context, "gezeigt") : picturePage(context, done.reason);
}

/** Takes the picture away. */
export async function removePictureByForm(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  await removePicture(primary, site.id, noteSetting(doingOf(context), "picture-removed"));
  return back(context, "weg");
}

/** Takes the last change of the picture back. */
export async function swapPicturesByForm(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  await swapPictures(primary, site.id, noteSetting(doingOf(context), "picture-undone"));
  return back(context, "gespeichert");
}

/** Says in the languages of the site what is to be seen. */
export async function describePictureByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, form = new URLSearchParams() } = context;
  const alt = Object.fromEntries(
    offeredLocales(site).flatMap((language) => {
      const words = sentence(form.get(`alt-${language}`));
      return words === "" ? [] : [[language, words]];
    }),
  );
  const done = await describePicture(primary, site.id, alt, noteSetting(doingOf(context), "picture-alt"));
  return done.ok ? back(context, "gespeichert") : picturePage(context, done.reason);
}
