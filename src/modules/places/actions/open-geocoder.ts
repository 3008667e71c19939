import type { Db } from "../../../kernel/db/db.ts";
import { metresPerDegree } from "../../../kernel/geo/distance.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import { type AddressParts, readAddress, readParts } from "../rules/address/read-address.ts";
import { slipsBetween, streetKey, streetPattern } from "../rules/address/street-key.ts";
import type { AddressQuestion, GeocodeReason, GeocodeRefusal, Located } from "../rules/locate/exactness.ts";
import { type LocalityIndex, localityIndex } from "../rules/locate/locality-index.ts";
import { locate } from "../rules/locate/locate.ts";
import { keysAlike, localitiesOf, middleOf } from "../store/address-index.ts";
import { type StreetStore, streetStore } from "./street-store.ts";

export interface Geocoder {
  /** Places addresses, in parts or in one line, in the order given. A batch of some hundred is quickest. */
  locateAll(asked: readonly (AddressParts | string)[]): Promise<Result<Located, GeocodeRefusal>[]>;
}

/** Slips of the pen are looked for once per key. */
const mostAlike = 20_000;

/**
 * A geocoder for many addresses of one site. It keeps the streets it has read, within bounds, so that memory does not
 * grow with the number of questions; it does not see what is imported after it was opened.
 *
 * @example
 * const geocoder = await openGeocoder(db, site.id);
 * for await (const rows of batches) await take(rows, await geocoder.locateAll(rows));
 */
export async function openGeocoder(db: Db, siteId: string): Promise<Geocoder> {
  const known = localityIndex(await localitiesOf(db, siteId));
  const streets = streetStore(db, siteId, known);
  const alike = new Map<string, string[]>();
  return {
    async locateAll(asked) {
      streets.trim();
      const rows = asked.map((one) => (typeof one === "string" ? readAddress(one) : readParts(one)));
      await streets.load(rows.flat().map(keyOf));
      // Where one reading names a street that there is, the others are not searched for slips of the pen.
      const unknown = rows
        .filter((readings) => readings.every((question) => streets.get(keyOf(question)).length === 0))
        .flatMap((readings) => readings.filter((question) => question.street));
      if (alike.size > mostAlike) alike.clear();
      await findAlike(db, siteId, unknown, alike);
      await streets.load(unknown.flatMap((question) => alike.get(keyOf(question)) ?? []));
      const answers: Result<Located, GeocodeRefusal>[] = [];
      for (const readings of rows)
        answers.push(await bestOf(readings, (one) => answer(db, siteId, one, streets, alike, known)));
      return answers;
    },
  };
}

const keyOf = ({ street = "" }: AddressQuestion): string => streetKey(street);

/** Notes for each unknown street what is called nearly so: by slips of the pen, or by words cut short. */
async function findAlike(
  db: Db,
  siteId: string,
  questions: readonly AddressQuestion[],
  alike: Map<string, string[]>,
): Promise<void> {
  const keys = new Set<string>();
  const patterns = new Map<string, string>();
  for (const { street = "" } of questions) {
    const key = streetKey(street);
    if (key === "" || alike.has(key)) continue;
    keys.add(key);
    const pattern = streetPattern(street);
    if (pattern) patterns.set(key, pattern);
  }
  if (keys.size === 0) return;
  const found = await keysAlike(db, siteId, [...keys], [...patterns.values()]);
  for (const key of keys) {
    const whole = found.get(patterns.get(key) ?? "") ?? [];
    const near = (found.get(key) ?? []).flatMap((other) => {
      const slips = slipsBetween(key, other);
      return slips === undefined ? [] : [{ other, slips }];
    });
    const least = Math.min(...near.map(({ slips }) => slips));
    const slipped = near.filter(({ slips }) => slips === least).map(({ other }) => other);
    alike.set(key, whole.length > 0 ? whole : slipped);
  }
}

/** From the most telling refusal to the least. */
const telling: GeocodeReason[] = [
  "ambiguous",
  "street-not-there",
  "unknown-postcode",
  "unknown-town",
  "unknown-street",
  "not-an-address",
];

/** The first reading that leads to a place; else the refusal that tells most. */
async function bestOf(
  readings: readonly AddressQuestion[],
  answerTo: (question: AddressQuestion) => Promise<Result<Located, GeocodeRefusal>>,
): Promise<Result<Located, GeocodeRefusal>> {
  let best: Result<Located, GeocodeRefusal> = refuse({ reason: "not-an-address", candidates: [] });
  let inDoubt: Result<Located, GeocodeRefusal> | undefined;
  for (const reading of readings) {
    const found = await answerTo(reading);
    if (found.ok && !found.value.doubts.includes("street")) return found;
    if (found.ok) inDoubt ??= found;
    else if (best.ok || telling.indexOf(found.reason.reason) < telling.indexOf(best.reason.reason))
      best = found;
  }
  // A namesake elsewhere is a fact, a street of nearly this name only a guess.
  return inDoubt && (best.ok || telling.indexOf(best.reason.reason) > 1) ? inDoubt : best;
}

async function answer(
  db: Db,
  siteId: string,
  question: AddressQuestion,
  streets: StreetStore,
  alike: ReadonlyMap<string, string[]>,
  known: LocalityIndex,
): Promise<Result<Located, GeocodeRefusal>> {
  if (!question.street) return locatePlace(db, siteId, question, known);
  const key = keyOf(question);
  const exact = streets.get(key);
  if (exact.length > 0) return locate(question, exact, known, false);
  return locate(
    question,
    (alike.get(key) ?? []).flatMap((other) => streets.get(other)),
    known,
    true,
  );
}

/** A town, a quarter or a postcode: the middle of its houses. */
async function locatePlace(
  db: Db,
  siteId: string,
  { postcode, town }: AddressQuestion,
  known: LocalityIndex,
): Promise<Result<Located, GeocodeRefusal>> {
  const matching = known.matching(postcode, town);
  const middle =
    matching.length > 0
      ? await middleOf(
          db,
          siteId,
          matching.map(({ id }) => id),
        )
      : undefined;
  if (!middle) {
    const reason = postcode && !known.hasPostcode(postcode) ? "unknown-postcode" : "unknown-town";
    return refuse({ reason, candidates: [] });
  }
  const only = <T>(values: T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);
  const code = postcode ?? only(matching.flatMap((locality) => locality.postcode || []));
  const city = only(matching.flatMap((locality) => locality.city || []));
  const quarter = town ? only(matching.flatMap((locality) => locality.quarter || [])) : undefined;
  const wide = middle.lonSpread * Math.cos((middle.point.lat * Math.PI) / 180);
  return ok({
    point: middle.point,
    exactness: "place",
    errorMetres: Math.max(100, Math.round(Math.hypot(middle.latSpread, wide) * metresPerDegree * 1.2)),
    address: { ...(code && { postcode: code }), ...(city && { town: city }), ...(quarter && { quarter }) },
    doubts: [],
  });
}
