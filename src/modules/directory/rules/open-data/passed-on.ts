import type { Business, FactName, Provenance, Source } from "../business.ts";
import type { Profile } from "../fields/profile.ts";

/** Without these there is no entry: who gave them decides whether it may be passed on at all. */
const essential: FactName[] = ["names", "categories", "place"];

/**
 * Whether an entry may not be passed on as open data: its name, trade or place comes from a source that grants no licence.
 *
 * @param unlicensed the numbers of the sources without a licence
 */
export function isWithheld(provenance: Provenance, unlicensed: ReadonlySet<number>): boolean {
  return essential.some((name) => unlicensed.has(provenance[name] ?? -1));
}

/**
 * What of an entry may be passed on: without the facts of sources that grant no licence, and without the number it has in
 * their lists; undefined where nothing is left to pass on.
 */
export function passedOn<Entry extends Business & { knownAs: { scheme: string; value: string }[] }>(
  business: Entry,
  sources: ReadonlyMap<number, Source>,
): Entry | undefined {
  const unlicensed = new Set(
    [...sources.values()].filter(({ licence }) => licence === null).map(({ id }) => id),
  );
  if (unlicensed.size === 0) return business;
  if (isWithheld(business.provenance, unlicensed)) return undefined;
  const facts = Object.entries(business.profile).filter(
    ([name]) => !unlicensed.has(business.provenance[name as FactName] ?? -1),
  );
  const provenance = Object.entries(business.provenance).filter(([, id]) => !unlicensed.has(id));
  const schemes = new Set([...unlicensed].map((id) => `list:${sources.get(id)?.name}`));
  return {
    ...business,
    // What must be there was looked at above.
    profile: Object.fromEntries(facts) as Profile,
    provenance: Object.fromEntries(provenance),
    knownAs: business.knownAs.filter(({ scheme }) => !schemes.has(scheme)),
  };
}
