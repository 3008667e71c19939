import type { Component, Property } from "./content-lines.ts";
import type { Occurrence } from "./occurrence.ts";
import { plainLine, plainList, plainText } from "./plain-text.ts";
import { type Length, parseLength, parseTime, type WallTime } from "./times.ts";

/** What all dates of an event have in common, unless one is changed. */
export type Details = Omit<Occurrence, "uid" | "recurrenceId" | "startsAt" | "endsAt" | "allDay">;

/** One VEVENT: an event, or the change of one date of a recurring event. */
export interface ReadEvent {
  uid: string;
  start: WallTime;
  end: WallTime | undefined;
  length: Length | undefined;
  /** The date that it changes. */
  recurrenceId: WallTime | undefined;
  /** The change is for all dates that follow as well. */
  thisAndFuture: boolean;
  /** Stands beside others with the same identifier and another start. */
  oneOfSeveral: boolean;
  /** When it was made, to tell the later of two. */
  madeAt: number;
  /** RRULE, RDATE, EXRULE and EXDATE as they stand there. */
  repeats: Property[];
  details: Details;
}

/** Reads an event, or says why it has no date. */
export function readEvent(component: Component, cancelled: boolean): ReadEvent | "no-start" | "bad-time" {
  const properties = new Map<string, Property>();
  for (const property of component.properties)
    if (!properties.has(property.name)) properties.set(property.name, property);
  const value = (name: string) => properties.get(name)?.value ?? "";
  const time = (name: string) => {
    const property = properties.get(name);
    return property && parseTime(property.value, property.parameters);
  };
  const written = properties.get("DTSTART");
  if (!written) return "no-start";
  let start = time("DTSTART");
  if (!start) return "bad-time";
  let end = time("DTEND");
  if (/^\s*TRUE/i.test(value("X-MICROSOFT-CDO-ALLDAYEVENT")) && !start.allDay) {
    // Outlook writes a whole day as from midnight to midnight of its own zone.
    start = wholeDay(start);
    end = end && wholeDay(end);
  }
  const recurrence = properties.get("RECURRENCE-ID");
  const recurrenceId = time("RECURRENCE-ID");
  if (recurrence && !recurrenceId) return "bad-time";
  const details = detailsOf(component, value, cancelled);
  const uid = plainLine(value("UID"), 500);
  const made = time("LAST-MODIFIED") ?? time("DTSTAMP");
  return {
    // Without an identifier the start and title have to do: an event that moves is a new one then.
    uid: uid || `${written.value.trim()} ${details.title}`,
    start,
    end,
    length: parseLength(value("DURATION")),
    recurrenceId,
    thisAndFuture: recurrence?.parameters.get("RANGE")?.toUpperCase() === "THISANDFUTURE",
    oneOfSeveral: false,
    madeAt: made?.wall ?? 0,
    repeats: component.properties.filter(({ name }) => /^(RRULE|RDATE|EXRULE|EXDATE)$/.test(name)),
    details,
  };
}

const wholeDay = (time: WallTime): WallTime => ({
  wall: Math.floor(time.wall / 86_400_000) * 86_400_000,
  allDay: true,
  zone: null,
});

function detailsOf(component: Component, value: (name: string) => string, cancelled: boolean): Details {
  const status = value("STATUS").trim().toUpperCase();
  const sequence = Number(/^\s*(\d{1,9})\s*$/.exec(value("SEQUENCE"))?.[1] ?? 0);
  return {
    title: plainLine(value("SUMMARY"), 300),
    description: plainText(value("DESCRIPTION"), 10_000) || null,
    location: plainLine(value("LOCATION"), 500) || null,
    url: webAddress(value("URL")),
    status:
      cancelled || status === "CANCELLED" ? "cancelled" : status === "TENTATIVE" ? "tentative" : "confirmed",
    sequence,
    categories: component.properties
      .filter(({ name }) => name === "CATEGORIES")
      .slice(0, 20)
      .flatMap((property) => plainList(property.value))
      .slice(0, 20),
    point: pointOf(value("GEO")),
    isPrivate: /^\s*(PRIVATE|CONFIDENTIAL)/i.test(value("CLASS")),
  };
}

function webAddress(text: string): string | null {
  const address = text.trim().replaceAll("\\,", ",").replaceAll("\\;", ";");
  if (address.length > 2_000 || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  // A name before the host makes an address look like another one.
  return url.username || url.password ? null : url.href;
}

function pointOf(text: string): Occurrence["point"] {
  const [, lat, lon] =
    /^\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*\\?[;,]\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*$/.exec(text) ?? [];
  if (lat === undefined || lon === undefined || Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180)
    return null;
  return Number(lat) === 0 && Number(lon) === 0 ? null : { lat: Number(lat), lon: Number(lon) };
}
