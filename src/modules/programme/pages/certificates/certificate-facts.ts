// SPDX-License-Identifier: EUPL-1.2
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { Participation } from "../../store/participation.ts";
import { programmeTexts } from "../../texts/texts.ts";
import type { PaperFunding } from "../paper/funding.ts";
import { lookOfSite, setIn } from "../paper/paper-look.ts";
import { durationText, periodText } from "../when.ts";

/** Who took part in what, and in which languages it is said. */
export interface Certified {
  name: string;
  /** The language that counts, and one beside it. */
  languages: readonly [Locale, ...Locale[]];
  /** One offering, or the hours over all. */
  kind: "offering" | "hours";
  took: readonly Participation[];
  funding: PaperFunding;
}

/** What stands on certificates, one after the other on sheets of their own. */
export function certificateFacts(context: SiteContext, all: readonly Certified[]) {
  const { site } = context;
  const [first] = all;
  const main = first?.languages[0] ?? "de";
  const title = first?.kind === "hours" ? "cert.hoursTitle" : "cert.title";
  return {
    ...setIn(main),
    look: lookOfSite(site),
    site: site.name,
    title: programmeTexts(main)(title),
    sheets: all.map((certified) => sheetOf(context, certified)),
  };
}

function sheetOf({ site }: SiteContext, { name, languages, kind, took, funding }: Certified) {
  const { contact = {} } = site.texts;
  const minutes = took.reduce((sum, one) => sum + one.minutes, 0);
  const issuer = [
    contact.organisation ?? site.name,
    contact.street,
    [contact.postcode, contact.city].filter(Boolean).join(" "),
  ];
  return {
    kind,
    name,
    statements: funding.statements,
    parts: languages.map((locale, index) => {
      const say = programmeTexts(locale);
      const rows = took.map((one) => {
        const { text, locale: written } = textIn(one.texts, locale);
        return {
          title: text.title,
          lang: localeFacts[written].intl.slice(0, 2),
          period: periodText(one.firstAt, one.lastAt, locale),
          times: say("cert.timesOf", { count: one.times, total: Math.max(one.times, one.held) }),
          hours: durationText(one.minutes, locale),
        };
      });
      return {
        ...setIn(locale),
        title: say(kind === "hours" ? "cert.hoursTitle" : "cert.title"),
        intro: say(kind === "hours" ? "cert.hoursIntro" : "cert.intro"),
        translation: index > 0 ? say("cert.translation") : "",
        rows,
        total: durationText(minutes, locale),
        project: funding.project,
        issuer: issuer.filter(Boolean).join(", "),
        words: {
          name: say("cert.name"),
          offering: say("cert.offering"),
          period: say("cert.period"),
          times: say("cert.times"),
          hours: say("cert.hours"),
          total: say("cert.total"),
          project: say("cert.project"),
          issuer: say("cert.issuer"),
          place: say("cert.place"),
          sign: say("cert.sign"),
        },
      };
    }),
  };
}
