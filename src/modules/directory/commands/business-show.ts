import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Command, onlyWord } from "../../../kernel/module/command.ts";
import type { Business, FactName, Source } from "../rules/business.ts";
import { businessByShortId } from "../store/businesses.ts";
import { sourcesOf } from "../store/sources.ts";
import { inLine, noSuchEntry, shortIdIn, siteOf, siteOption, titleOf } from "./business-entry.ts";

/** Every field with its value and whose word it is, also those that somebody took out. */
function fieldsOf(business: Business, sources: ReadonlyMap<number, Source>) {
  const facts = { ...business.profile, place: business.place };
  const names = [...new Set([...Object.keys(facts), ...Object.keys(business.provenance)])] as FactName[];
  return names.map((field) => {
    const source = sources.get(business.provenance[field] ?? -1);
    return {
      field,
      value: facts[field],
      source: source && { kind: source.kind, name: source.name, asOf: source.asOf, licence: source.licence },
    };
  });
}

export const businessShow: Command = {
  name: "business show",
  usage: "ID --site S",
  summary: "shows all that is known of an entry, and whose word each field is",
  options: [siteOption],
  async run(context) {
    const site = await siteOf(context);
    const shortId = shortIdIn(onlyWord(context, "ID"));
    const { business, sources } = await readInSite(context.db, site.id, async (tx) => ({
      business: await businessByShortId(tx, shortId),
      sources: await sourcesOf(tx),
    }));
    if (!business) throw noSuchEntry(site, shortId);
    const fields = fieldsOf(business, sources);
    const { kind, status, changedAt } = business;
    context.out.result({ id: shortId, site: site.key, kind, status, changedAt, fields }, [
      `${titleOf(business)}: ${kind}, ${status}, changed ${changedAt.toISOString()}`,
      ...fields.map(({ field, value, source }) => {
        const word = source ? `  [${source.kind}: ${source.name}, ${source.asOf}]` : "";
        return `  ${field.padEnd(13)} ${inLine(value)}${word}`;
      }),
    ]);
  },
};
