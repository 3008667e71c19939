// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import { languageName } from "../../../../kernel/i18n/language-names.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import type { FactName } from "../../rules/business.ts";
import { type Difference, differencesOf } from "../../rules/history/differences.ts";
import type { Change } from "../../store/changes.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { factText } from "../queue/fact-text.ts";

/** A description may fill a page: here its beginning tells enough. */
const mostLetters = 240;

/** What changed in one field, in words; `became` alone where there is nothing to compare. */
export interface Changed {
  label: string;
  was?: string;
  became: string;
}

/** The names of the fields that people know; what only machines read is left out. */
const labels = {
  legalForm: "business.legalForm",
  categories: "business.categories",
  address: "business.address",
  phones: "business.phone",
  emails: "business.email",
  websites: "business.website",
  social: "business.social",
  openingHours: "business.hours",
  specialDays: "business.specialDays",
  languages: "business.languages",
  wheelchair: "business.wheelchair",
  payment: "business.payment",
  delivery: "service.delivery",
  takeaway: "service.takeaway",
  onlineOrder: "service.online",
  training: "business.training",
  cuisine: "business.cuisine",
} as const satisfies { [Name in FactName]?: string };

const hasLabel = (field: FactName): field is keyof typeof labels => field in labels;

/** What a line of the history changed, field by field, as it was and as it became. */
export function changedFields(change: Pick<Change, "before" | "after">, locale: Locale): Changed[] {
  const say = owningTexts(locale);
  const [was, became] = [change.before?.status, change.after?.status];
  const state = (status: typeof was) => (status ? say(`state.${status}` satisfies OwningText) : undefined);
  const shown = state(became);
  return [
    ...(shown && was !== became ? [pair(say("changes.entry"), state(was) ?? "", shown, locale)] : []),
    ...photoChange(change, locale),
    ...differencesOf(change).flatMap((difference) => fieldChanges(difference, locale)),
  ];
}

function photoChange({ before, after }: Pick<Change, "before" | "after">, locale: Locale): Changed[] {
  const say = owningTexts(locale);
  const [came, went] = [after?.photo, before?.photo];
  return [
    ...(went ? [{ label: say("changes.photoWent"), became: short(went.alt) }] : []),
    ...(came ? [{ label: say("changes.photoCame"), became: short(came.alt) }] : []),
  ];
}

function fieldChanges({ field, before, after }: Difference, locale: Locale): Changed[] {
  const say = owningTexts(locale);
  if (field === "place") {
    if (!before.place || !after.place) return [];
    const metres = Math.max(1, Math.round(distanceMetres(before.place, after.place)));
    return [{ label: say("changes.place"), became: say("changes.moved", { metres }) }];
  }
  if (field === "descriptions") {
    const languages = new Set([
      ...Object.keys(before.descriptions ?? {}),
      ...Object.keys(after.descriptions ?? {}),
    ]);
    return [...languages].flatMap((lang) => {
      const [was = "", became = ""] = [before.descriptions?.[lang], after.descriptions?.[lang]];
      const label = say("name.about", { language: languageName(lang, locale) });
      return was === became ? [] : [pair(label, was, became, locale)];
    });
  }
  if (field !== "names" && !hasLabel(field)) return [];
  const label = field === "names" ? say("name.name") : directoryTexts(locale)(labels[field]);
  return [pair(label, factText(field, before, locale), factText(field, after, locale), locale)];
}

const pair = (label: string, was: string, became: string, locale: Locale): Changed => {
  const unsaid = owningTexts(locale)("answer.unsaid");
  return { label, was: short(was) || unsaid, became: short(became) || unsaid };
};

const short = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters).trimEnd()} …` : text;

/** What changed, field by field, as it was and as it became. */
export const ChangedFields: FC<{ fields: readonly Changed[]; locale: Locale }> = ({ fields, locale }) => {
  const say = owningTexts(locale);
  return (
    <div class="case-said">
      <KeyValues
        items={fields.flatMap(({ label, was, became }) => [
          ...(was === undefined
            ? []
            : [
                {
                  label,
                  value: (
                    <span class="muted">
                      {say("changes.before")}: <bdi>{was}</bdi>
                    </span>
                  ),
                },
              ]),
          {
            label,
            value: (
              <>
                {was !== undefined && `${say("changes.after")}: `}
                <bdi>{became}</bdi>
              </>
            ),
          },
        ])}
      />
    </div>
  );
};
