import type { SiteContext } from "../../../quarter/index.ts";
import { categoryOf } from "../../rules/categories/categories.ts";
import { groups } from "../../rules/categories/groups.ts";
import { paymentMeans } from "../../rules/fields/payment.ts";
import { languageSchema } from "../../rules/fields/profile.ts";
import { withoutUncovered } from "../../rules/search/misread.ts";
import { parseQuestion, type Question } from "../../rules/search/question.ts";

/** Reads the question in the address; what makes no sense, or names what does not exist, is left out. */
export function readQuestion({ url, site, now }: Pick<SiteContext, "url" | "site" | "now">): Question {
  const asked = withoutUncovered(
    parseQuestion(Object.fromEntries(url.searchParams)),
    Math.floor(now.getTime() / 60_000),
  );
  return {
    ...asked,
    kategorie: categoryOf(asked.kategorie) ? asked.kategorie : "",
    gruppe: groups().some((group) => group.id === asked.gruppe) ? asked.gruppe : "",
    gebiet: site.areas.some((area) => area.key === asked.gebiet) ? asked.gebiet : "",
    zahlung: (paymentMeans as readonly string[]).includes(asked.zahlung) ? asked.zahlung : "",
    sprache: languageSchema.safeParse(asked.sprache).success ? asked.sprache : "",
  };
}

/** What of a question a feed, or a list on another website, is narrowed to. */
export const narrowingParameters = ["kategorie", "gruppe", "gebiet"] as const;

/** A question without all that only a reader in front of the list asks, such as what is open now. */
export function narrowedTo({ kategorie, gruppe, gebiet }: Question): Question {
  return { ...parseQuestion({}), kategorie, gruppe, gebiet };
}
