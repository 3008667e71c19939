// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type Detail, detailWords, type EventWords } from "../../../accounts/index.ts";
import { groupName } from "../../rules/categories/groups.ts";
import de from "../../texts/log/de.json" with { type: "json" };
import { type LogText, logTexts } from "../../texts/log/texts.ts";
import { queueTexts } from "../../texts/queue/texts.ts";

const detail = detailWords(logTexts, de);

/** The heading of an event of the directory in the audit log, and the words of its details. */
export const logWords = (
  event: string,
  group: "queue" | "owning" | "lists" | "rounds",
): Pick<EventWords, "group" | "detail"> => ({
  group: (locale) => logTexts(locale)(`group.${group}` satisfies LogText),
  detail: (name, value, locale) => detail(event)(name, told(name, value, locale), locale),
});

/** A value as people count and call it. */
function told(name: string, value: Detail, locale: Locale): Detail {
  if (typeof value === "string") return named(name, value, locale);
  return name === "bytes" && typeof value === "number" ? Math.floor(value / 1_000) : value;
}

const named = (name: string, value: string, locale: Locale): string =>
  name === "first"
    ? value
        .split(" ")
        .map((id) => (id === "" ? "–" : groupName(id, locale)))
        .join(", ")
    : /^fields?$/.test(name)
      ? fieldNames(value, locale)
      : value;

/** `names openingHours` as people call them. */
const fieldNames = (fields: string, locale: Locale): string =>
  fields
    .split(" ")
    .map((field) => {
      const key = `fact.${field}`;
      const said = queueTexts(locale)(key as "fact.names");
      return said === key ? field : said;
    })
    .join(", ");
