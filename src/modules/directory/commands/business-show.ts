import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Command, onlyWord } from "../../../kernel/module/command.ts";
import type { Business, FactName, Source } from "../rules/business.ts";
import { businessByShortId } from "../store/businesses.ts";
import { goesOnIn } from "../store/duplicates/merged.ts";
import { sourcesOf } from "../store/sources.ts";
import { noSuchEntry, shortIdIn, siteOf, siteOption, titleOf } from "./business-entry.ts";
import { readableValues } from "./readable-value.ts";

/** What people look for first. */
const first: FactName[] = ["names", "categories", "address", "place"];

/** Every field with its value and whose word it is, also those that somebody took out. */
function fieldsOf(business: Business, sources: ReadonlyMap<number, Source>) {
  const facts = { ...business.profile, place: business.place };
  const names = [
    ...new Set([...first, ...Object.keys(facts), ...Object.keys(business.provenance)]),
  ] as FactName[];
  return names
    .filter((field) => field in facts || field in business.provenance)
    .map((field) => {
      const source = sources.get(business.provenance[field] ?? -1);
      return {
        field,
        value: facts[field],
        source: source && {
          kind: source.kind,
          name: source.name,
          asOf: source.asOf,
          licence: source.licence,
        },
      };
    });
}

const width = 15;

/** What a field is called where people read it. */
const labels: Partial<Record<FactName, string>> = {
  names: "name",
  categories: "category",
  legalForm: "legal form",
  openingHours: "opening hours",
  specialDays: "special days",
  onlineOrder: "online order",
  wz: "WZ code",
};

/** A field in lines for people: its first value with whose word it is and of when, the others below. */
function linesOf({ field, value, source }: ReturnType<typeof fieldsOf>[number]): string[] {
  const [first = "– (taken out)", ...more] = readableValues(field, value);
  const word = source ? `  [${source.kind}: ${source.name}, ${source.asOf}]` : "";
  return [
    `  ${(labels[field] ?? field).padEnd(width)}${first}${word}`,
    ...more.map((text) => `  ${"".padEnd(width)}${text}`),
  ];
}

export const businessShow: Command = {
  name: "business show",
  usage: "ID --site S",
  summary: "shows all that is known of an entry, and whose word each field is",
  options: [siteOption],
  async run(context) {
    const site = await siteOf(context);
    const shortId = shortIdIn(onlyWord(context, "ID"));
    const { business, sources, goesOn } = await readInSite(context.db, site.id, async (tx) => ({
      business: await businessByShortId(tx, shortId),
      sources: await sourcesOf(tx),
      goesOn: (await goesOnIn(tx, shortId))?.shortId,
    }));
    if (!business) throw noSuchEntry(site, shortId);
    const fields = fieldsOf(business, sources);
    const { kind, status, changedAt } = business;
    context.out.result(
      { id: shortId, site: site.key, kind, status, mergedInto: goesOn ?? null, changedAt, fields },
      [
        titleOf(business),
        `  ${"status".padEnd(width)}${status} (${kind}), changed ${changedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`,
        ...(goesOn === undefined
          ? []
          : [`  ${"goes on in".padEnd(width)}${goesOn}; what follows is as it was then`]),
        ...fields.flatMap(linesOf),
      ],
    );
  },
};
