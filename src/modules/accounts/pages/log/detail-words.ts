// SPDX-License-Identifier: EUPL-1.2
import type { Fact } from "../../../../kernel/audit/audit-line.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Messages, Say } from "../../../../kernel/i18n/texts.ts";

export type Detail = Exclude<Fact, null>;

/**
 * Says the details of audit lines by texts that are named after the event and the detail (`detail.offering.picture.what`), after
 * the first word of the event (`detail.offering.state`), or after the detail alone (`detail.people`). Each
 * text gets `{value}`, and `{word}` to select by: the same without hyphens, which a selector may not have (`perhapsClosed`).
 *
 * @example
 * detailWords(logTexts, de)("proposal.made")("kind", "removal", "de"); // Herausnahme
 */
export const detailWords =
  <Key extends string>(texts: (locale: Locale) => Say<Key>, german: Messages) =>
  (event: string) =>
  (name: string, value: Detail, locale: Locale): string | undefined => {
    const family = event.split(".")[0];
    const key = [`detail.${event}.${name}`, `detail.${family}.${name}`, `detail.${name}`].find(
      (each) => each in german,
    );
    if (key === undefined) return undefined;
    const word = String(value).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return texts(locale)(key as Key, { value: typeof value === "boolean" ? word : value, word });
  };
