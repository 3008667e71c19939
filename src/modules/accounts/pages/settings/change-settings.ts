// SPDX-License-Identifier: EUPL-1.2
import { locales } from "../../../../kernel/i18n/locales.ts";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { isColour, isHostName, type SiteChange, type SiteContext } from "../../../quarter/index.ts";
import { setUpSite } from "../../actions/set-up-site.ts";
import { doingOf } from "../visitor.ts";
import { settingsAddress } from "./addresses.ts";
import { settingsPage } from "./settings-page.tsx";
import { isTooLongText, textAsked, textsPage } from "./texts-page.tsx";

const saved = (context: SiteContext, ...parts: string[]): Answer =>
  redirect(`${settingsAddress(context, ...parts)}?gespeichert=1`);

async function change(context: SiteContext, what: string, to: SiteChange): Promise<Answer> {
  const done = await setUpSite(doingOf(context), context.site, what, to);
  return done.ok ? saved(context) : settingsPage(context, "host-taken");
}

/** Sets the two colours. */
export async function setColours(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const [primary, accent] = ["primary", "accent"].map((name) => (form.get(name) ?? "").trim().toLowerCase());
  if (!primary || !isColour(primary)) return settingsPage(context, "primary");
  if (!accent || !isColour(accent)) return settingsPage(context, "accent");
  return change(context, "theme", { theme: { primary, accent } });
}

/** Sets in which languages the pages are offered. */
export async function setLanguages(context: SiteContext): Promise<Answer> {
  const chosen = new Set(["de", ...(context.form?.getAll("language") ?? [])]);
  return change(context, "languages", { languages: locales.filter((locale) => chosen.has(locale)) });
}

/** Sets the own host name, or takes it away. */
export async function setHost(context: SiteContext): Promise<Answer> {
  const host = (context.form?.get("host") ?? "").trim().toLowerCase();
  if (host !== "" && !isHostName(host)) return settingsPage(context, "host");
  return change(context, "host", { host: host === "" ? null : host });
}

/** Sets one text in one language; an empty one takes it away. */
export async function setText(context: SiteContext): Promise<Answer> {
  const { site, form = new URLSearchParams() } = context;
  const { name, language } = textAsked(context);
  const words = (form.get("words") ?? "").replaceAll("\r\n", "\n").trim();
  if (isTooLongText(words)) return textsPage(context, true);
  await setUpSite(doingOf(context), site, `${name}-${language}`.toLowerCase(), (now) => {
    const { [language]: _, ...others } = now.texts[name] ?? {};
    const text = words === "" ? others : { ...others, [language]: words };
    const { [name]: __, ...rest } = now.texts;
    return { texts: Object.keys(text).length === 0 ? rest : { ...rest, [name]: text } };
  });
  return redirect(`${settingsAddress(context, "texte")}?text=${name}&sprache=${language}&gespeichert=1`);
}
