import type { FactName } from "../business.ts";
import type { Recorded } from "../history/recorded.ts";
import type { PartName } from "./parts.ts";

/** Where each field of an entry is changed. */
const partOf: Partial<Record<FactName, PartName>> = {
  openingHours: "zeiten",
  specialDays: "zeiten",
  phones: "kontakt",
  emails: "kontakt",
  websites: "kontakt",
  social: "kontakt",
  names: "name",
  descriptions: "name",
  address: "ort",
  place: "ort",
  languages: "angebot",
  wheelchair: "angebot",
  payment: "angebot",
  delivery: "angebot",
  takeaway: "angebot",
  onlineOrder: "angebot",
  training: "angebot",
};

/** Which parts of an entry a line of its history is about, each once; empty where it is about something else. */
export function partsOfChange({
  before,
  after,
}: {
  before: Recorded | null;
  after: Recorded | null;
}): (PartName | "fotos")[] {
  if (before?.photo || after?.photo) return ["fotos"];
  const sides = [before, after].flatMap((side) => [side?.facts ?? {}, side?.provenance ?? {}]);
  const names = sides.flatMap((side) => Object.keys(side) as FactName[]);
  return [...new Set(names.flatMap((name) => partOf[name] ?? []))];
}
