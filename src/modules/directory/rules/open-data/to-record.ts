import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Business, Source } from "../business.ts";
import { categoryGroup } from "../categories/groups.ts";
import { categoryName } from "../categories/names.ts";
import { wzOf } from "../categories/wz.ts";
import type { Name, Profile } from "../fields/profile.ts";
import type { OpenRecord } from "./record-schema.ts";
import { sourceNotes, sumUpSources } from "./source-notes.ts";

/** A published entry with what the projection knows of it. */
export interface PublicBusiness extends Business {
  slug: string;
  /** The key of the quarter that holds it. */
  area: string | null;
  /** Minutes since the Unix epoch; null where it is closed, or not known. */
  openUntil: number | null;
  opensNext: number | null;
  /** What other systems call it, such as `osm`. */
  knownAs: { scheme: string; value: string }[];
}

/** What a record needs besides the entry. */
export interface RecordContext {
  locale: Locale;
  sources: ReadonlyMap<number, Source>;
  /** Names of the areas by key. */
  areas: ReadonlyMap<string, string>;
  /** The place from which distances are measured. */
  near?: Point;
  /** The address of an entry's page. */
  pageUrl(slug: string): string;
}

/** The name in this language; without one the usual name, else the first there is. */
export function nameIn(names: readonly Name[], locale: Locale): string | null {
  const lang = locale === "de-simple" ? "de" : locale;
  const usual = names.find((name) => name.kind === "name" && name.lang === undefined);
  return (
    (names.find((name) => name.kind === "name" && name.lang === lang) ?? usual ?? names[0])?.value ?? null
  );
}

/** An entry as open data. */
export function toRecord(business: PublicBusiness, context: RecordContext): OpenRecord {
  const { profile, openUntil, opensNext, area } = business;
  const notes = sourceNotes(business.provenance, context.sources);
  const hasHours = profile.openingHours !== undefined || profile.specialDays !== undefined;
  return {
    id: business.shortId,
    url: context.pageUrl(business.slug),
    kind: business.kind,
    status: business.status === "perhaps-closed" ? "perhaps-closed" : "published",
    name: nameIn(profile.names, context.locale),
    names: profile.names,
    legal_form: profile.legalForm ?? null,
    categories: profile.categories.map((id) => ({
      id,
      name: categoryName(id, context.locale),
      group: categoryGroup(id),
    })),
    wz: wzOf(profile),
    address: addressOf(profile),
    area: area === null ? null : { key: area, name: context.areas.get(area) ?? area },
    position: { lat: business.place.lat, lon: business.place.lon },
    position_uncertainty: business.place.uncertainty ?? null,
    distance: context.near ? Math.round(distanceMetres(context.near, business.place)) : null,
    phones: profile.phones ?? [],
    emails: profile.emails ?? [],
    websites: profile.websites ?? [],
    social: profile.social ?? [],
    opening_hours: profile.openingHours ?? null,
    special_days: profile.specialDays ?? [],
    open_now: hasHours ? openUntil !== null : null,
    open_until: openUntil === null ? null : isoOfMinute(openUntil),
    opens_next: opensNext === null ? null : isoOfMinute(opensNext),
    languages: profile.languages ?? [],
    wheelchair: profile.wheelchair ?? null,
    payment: profile.payment ?? [],
    delivery: profile.delivery ?? null,
    takeaway: profile.takeaway ?? null,
    online_order: profile.onlineOrder ?? null,
    training: profile.training ?? [],
    cuisine: profile.cuisine ?? [],
    descriptions: profile.descriptions ?? {},
    identifiers: [...business.knownAs, ...(profile.identifiers ?? [])],
    ...sumUpSources(notes),
    sources: notes,
    changed_at: business.changedAt.toISOString(),
  };
}

function addressOf({ address }: Profile): OpenRecord["address"] {
  if (!address) return null;
  return {
    street: address.street ?? null,
    house_number: address.houseNumber ?? null,
    postcode: address.postcode ?? null,
    city: address.city ?? null,
    suburb: address.suburb ?? null,
    extra: address.extra ?? null,
  };
}

const isoOfMinute = (minute: number): string => new Date(minute * 60_000).toISOString();
