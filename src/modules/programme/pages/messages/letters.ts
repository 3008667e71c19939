// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { makePdf } from "../../../../kernel/documents/make-pdf.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { type Answer, data, notFound } from "../../../../kernel/web/answer.ts";
import { dayOf, doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { noteNamesSeen } from "../../actions/guests/note-names-seen.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { type OpenNotice, openNotices } from "../../store/notices.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { codeLink, wordsOf } from "../sign-up/teller.ts";
import { toldOf } from "../work/notice-words.ts";

const template = new URL("./letters.typ", import.meta.url);
/** In one file. */
const mostLetters = 300;

/** All open letters in one file, each in the language of whoever gets it, for window envelopes (DIN 5008). */
export async function lettersPdf(context: SiteContext): Promise<Answer> {
  const { primary, site, url, now } = context;
  const last = url.searchParams.get("bis") ?? "";
  const open = await inSite(primary, site.id, async (tx) => {
    const found = await openNotices(tx, now, mostLetters, "post");
    if (found.length > 0) await noteNamesSeen(tx, doingOf(context));
    return found;
  });
  // Ids begin with the time: what came after the page was drawn is for the next file.
  const letters = open.filter(({ id, guest }) => guest?.contact && (last === "" || id <= last));
  if (letters.length === 0) return notFound;
  const pdf = await makePdf(await readFile(template, "utf8"), lettersFacts(context, letters));
  const name = `briefe-${now.toISOString().slice(0, 10)}.pdf`;
  return data("application/pdf", pdf, { headers: { "Content-Disposition": `inline; filename="${name}"` } });
}

/** What stands in the letters. */
export function lettersFacts(context: SiteContext, letters: readonly OpenNotice[]) {
  const { site, secrets, now } = context;
  const { contact } = site.texts;
  const sender = [
    contact?.organisation ?? site.name,
    contact?.street,
    [contact?.postcode, contact?.city].filter(Boolean).join(" "),
  ];
  return {
    title: staffTexts("de")("letters.title"),
    site: site.name,
    date: dayOf(now, "de"),
    sender: sender.filter((part) => part).join(" · "),
    letters: letters.map((notice) => {
      const locale = locales.find((each) => each === notice.language) ?? "de";
      const told = toldOf(context, notice, locale);
      const { subject, text } = wordsOf(told, locale, told.code ? codeLink(context, told, locale) : "");
      const guest = notice.guest ? openGuest(secrets, site.id, notice.guest) : { name: "", contact: "" };
      const street = guest.contact.split("\n").map((line) => line.trim());
      // Whoever wrote their address as it stands on an envelope began with the name.
      const recipient = street[0] === guest.name ? street : [guest.name, ...street];
      return {
        recipient: recipient.filter((line) => line !== ""),
        lang: localeFacts[locale].intl.slice(0, 2),
        rtl: localeFacts[locale].dir === "rtl",
        subject,
        paragraphs: text.split("\n\n").map((paragraph) => paragraph.split("\n")),
      };
    }),
  };
}
