// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { PreviewedRow } from "../../actions/lists/preview-rows.ts";
import { categoryName } from "../../rules/categories/names.ts";
import type { Profile } from "../../rules/fields/profile.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { hoursWords } from "../known/hours-words.ts";
import { phoneText } from "../phone-text.ts";

/** Real rows of the file, as they would be taken. */
export const Preview: FC<{
  context: SiteContext;
  id: string;
  /** Where the file has several tables. */
  sheet: string | undefined;
  rows: PreviewedRow[];
}> = ({ context, id, sheet, rows }) => {
  const say = listsTexts(context.locale);
  const title = sheet === undefined ? say("preview.title") : `${say("preview.title")}: ${sheet}`;
  return (
    <Section id={id} title={title}>
      {rows.length === 0 ? (
        <p>{say("preview.noRows")}</p>
      ) : (
        <>
          <DataTable
            caption={title}
            hideCaption
            columns={(["row", "name", "category", "address", "contact", "hours", "what"] as const).map(
              (key) => ({
                label: say(`preview.${key}`),
              }),
            )}
            rows={rows.map((row) => cellsOf(row, context))}
          />
          <p class="muted small">{say("preview.place")}</p>
        </>
      )}
    </Section>
  );
};

function cellsOf({ number, name, read }: PreviewedRow, context: SiteContext): Child[] {
  const say = listsTexts(context.locale);
  if (read.kind === "refused") {
    const why = say(`reason.${read.reason}`);
    return [String(number), <bdi>{name}</bdi>, "", "", "", "", read.detail ? `${why} (${read.detail})` : why];
  }
  if (read.kind === "coverage") {
    const counted = (count: number) =>
      count === 1 ? say("preview.counted") : say("preview.countedAs", { count });
    const trade = read.sector.categories.map((id) => categoryName(id, context.locale)).join(", ");
    return [String(number), "", trade, addressOf(read.address), "", "", counted(read.businesses)];
  }
  const { profile } = read;
  return [
    String(number),
    <bdi>{profile.names[0]?.value ?? ""}</bdi>,
    profile.categories.map((id) => categoryName(id, context.locale)).join(", "),
    addressOf(profile.address),
    contactOf(profile),
    hoursOf(profile, context.locale),
    <>
      {say(read.unlessKnown ? "preview.ifKnown" : "preview.entry")}
      {read.dropped.map(({ reason, value }) => (
        <span class="muted small">
          <br />
          {say(`reason.${reason}`)} ({value.slice(0, 60)})
        </span>
      ))}
    </>,
  ];
}

function addressOf(address: Profile["address"]): string {
  if (!address) return "";
  const { street, houseNumber, postcode, city, suburb } = address;
  const line = [street, houseNumber].filter(Boolean).join(" ");
  const town = [postcode, city].filter(Boolean).join(" ");
  return [line, town, suburb].filter(Boolean).join(", ");
}

function contactOf({ phones = [], emails = [], websites = [] }: Profile): Child {
  const ways = [...phones.map((phone) => phoneText(textOf(phone))), ...[...emails, ...websites].map(textOf)];
  // On a phone a cell without anything is not shown at all.
  return ways.length === 0 ? "" : <bdi>{ways.join(", ")}</bdi>;
}

const textOf = (value: unknown): string =>
  typeof value === "object" && value !== null && "value" in value ? String(value.value) : String(value);

const hoursOf = ({ openingHours: hours }: Profile, locale: Locale): string => {
  const text = hours === undefined ? "" : hoursWords(textOf(hours), locale);
  return text.length > 80 ? `${text.slice(0, 80)} …` : text;
};
