import { dateOfNumber } from "../series/day-number.ts";
import type { CalendarEvent, CalendarFile } from "./calendar-event.ts";
import { escapeText, quoteParameter } from "./escape-text.ts";
import { fold } from "./fold.ts";

/** Events that become octets together: many small texts cost the garbage collector more than all else. */
const chunk = 50;

/**
 * A calendar file (RFC 5545, 7986, 5546), as the octets of the type `text/calendar; charset=utf-8`. The same data give the same octets.
 *
 * All times are in UTC: every session is written as a single event, so that no calendar has to know the zone's rules, and each shows
 * the time of its own place.
 */
export function calendarBytes(file: CalendarFile): Buffer {
  const language = /^[A-Za-z0-9-]{1,35}$/.test(file.language) ? `;LANGUAGE=${file.language}` : "";
  const lines = writtenLines(language);
  const pieces: Buffer[] = [];
  let text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mittendrin//Mittendrin//DE\r\nCALSCALE:GREGORIAN\r\n`;
  text += `METHOD:${file.method.toUpperCase()}\r\n`;
  if (file.method === "publish") text += head(file, language);
  let waiting = 0;
  for (const event of file.events) {
    text += writeEvent(event, lines);
    if (++waiting < chunk) continue;
    pieces.push(Buffer.from(text));
    text = "";
    waiting = 0;
  }
  pieces.push(Buffer.from(`${text}END:VCALENDAR\r\n`));
  return Buffer.concat(pieces);
}

/** The same as text, for what is attached to a message. */
export function writeCalendar(file: CalendarFile): string {
  return calendarBytes(file).toString();
}

/** What a subscribed calendar is called and how often it asks; once as RFC 7986 has it and once as older programs know it. */
function head(file: CalendarFile, language: string): string {
  const name = escapeText(file.name);
  let text = fold(`NAME${language}:${name}`) + fold(`X-WR-CALNAME:${name}`);
  if (file.description) {
    const description = escapeText(file.description);
    text += fold(`DESCRIPTION${language}:${description}`) + fold(`X-WR-CALDESC:${description}`);
  }
  text += address("URL", file.url) + address("SOURCE;VALUE=URI", file.source);
  if (file.colour && /^[a-z]{3,24}$/.test(file.colour)) text += `COLOR:${file.colour}\r\n`;
  if (file.refreshHours !== undefined) {
    const duration = `PT${Math.max(1, Math.round(file.refreshHours))}H`;
    text += `REFRESH-INTERVAL;VALUE=DURATION:${duration}\r\nX-PUBLISHED-TTL:${duration}\r\n`;
  }
  return text;
}

/** Lines that the dates of a series have in common: each is escaped and folded once. */
interface Lines {
  language: string;
  text(property: "SUMMARY" | "DESCRIPTION" | "LOCATION" | "CATEGORIES", text: string): string;
  address(url: string): string;
}

function writtenLines(language: string): Lines {
  const once = (write: (text: string) => string) => {
    const known = new Map<string, string>();
    return (text: string): string => {
      const written = known.get(text) ?? write(text);
      known.set(text, written);
      return written;
    };
  };
  const of = (property: string) => once((text) => fold(`${property}${language}:${escapeText(text)}`));
  const texts = {
    SUMMARY: of("SUMMARY"),
    DESCRIPTION: of("DESCRIPTION"),
    LOCATION: of("LOCATION"),
    CATEGORIES: of("CATEGORIES"),
  };
  return {
    language,
    text: (property, text) => texts[property](text),
    address: once((url) => address("URL", url)),
  };
}

function writeEvent(event: CalendarEvent, lines: Lines): string {
  const changed = utc(event.changedAt);
  let text = `BEGIN:VEVENT\r\n${fold(`UID:${escapeText(event.uid)}`)}SEQUENCE:${event.sequence}\r\nDTSTAMP:${changed}\r\n`;
  if (event.createdAt) text += `CREATED:${utc(event.createdAt)}\r\n`;
  text += `LAST-MODIFIED:${changed}\r\nDTSTART:${utc(event.startsAt)}\r\nDTEND:${utc(event.endsAt)}\r\n`;
  text += `STATUS:${event.status.toUpperCase()}\r\n${lines.text("SUMMARY", event.title)}`;
  if (event.description) text += lines.text("DESCRIPTION", event.description);
  if (event.location) text += lines.text("LOCATION", event.location);
  if (event.point) text += `GEO:${degrees(event.point.lat)};${degrees(event.point.lon)}\r\n`;
  if (event.url) text += lines.address(event.url);
  const [category, ...others] = event.categories ?? [];
  if (category !== undefined)
    text +=
      others.length === 0
        ? lines.text("CATEGORIES", category)
        : fold(`CATEGORIES${lines.language}:${[category, ...others].map(escapeText).join(",")}`);
  if (event.organizer) text += person("ORGANIZER", event.organizer);
  if (event.attendee)
    text += person("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE", event.attendee);
  if (event.remindBefore !== undefined && event.status !== "cancelled")
    text += alarm(event.remindBefore, event.title);
  return `${text}END:VEVENT\r\n`;
}

function alarm(minutes: number, title: string): string {
  const trigger = `TRIGGER:-PT${Math.max(0, Math.round(minutes))}M\r\n`;
  return `BEGIN:VALARM\r\nACTION:DISPLAY\r\n${trigger}${fold(`DESCRIPTION:${escapeText(title)}`)}END:VALARM\r\n`;
}

/** Addresses are written as they are, so one with a space or a line break in it would break the file: it is left out. */
function address(property: string, url: string | undefined): string {
  return url && /^https?:\/\/[\x21-\x7e]+$/.test(url) ? fold(`${property}:${url}`) : "";
}

function person(property: string, { name, email }: { name: string; email: string }): string {
  if (!/^[^\s"<>,;:\\@]+@[^\s"<>,;:\\@]+$/.test(email)) return "";
  return fold(`${property};CN=${quoteParameter(name)}:mailto:${email}`);
}

const degrees = (value: number): string => value.toFixed(6);

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

/** A moment as `20261123T170000Z`. */
function utc(moment: Date): string {
  const seconds = Math.floor(moment.getTime() / 1000);
  const { year, month, day } = dateOfNumber(Math.floor(seconds / 86_400));
  const time = `${two[Math.floor(seconds / 3600) % 24]}${two[Math.floor(seconds / 60) % 60]}${two[seconds % 60]}`;
  return `${String(year).padStart(4, "0")}${two[month]}${two[day]}T${time}Z`;
}
