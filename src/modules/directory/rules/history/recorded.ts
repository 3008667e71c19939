import type { Facts, Provenance, Status } from "../business.ts";
import type { FactChange } from "./merge-facts.ts";

/** A photo that came (after) or went (before). */
export interface RecordedPhoto {
  id: string;
  alt: string;
}

/** One side of a change: the fields that it touched, with whose word each was; the status, with the reason given; or a photo. */
export interface Recorded {
  facts?: Partial<Facts>;
  provenance?: Provenance;
  status?: Status;
  reason?: string;
  photo?: RecordedPhoto;
  /** The line of a merge to which this one adds what the entry got by it later, when another merge was taken back. */
  adds?: string;
}

/** What the history keeps of a change of facts: only the fields touched, so that exactly these can be taken back. */
export function recordChange(
  provenance: Provenance,
  change: FactChange,
): { before: Recorded; after: Recorded } {
  const touched = new Set([...Object.keys(change.before), ...Object.keys(change.after)]);
  for (const name of Object.keys({ ...provenance, ...change.provenance }) as (keyof Provenance)[])
    if (provenance[name] !== change.provenance[name]) touched.add(name);
  return {
    before: { facts: change.before, provenance: only(provenance, touched) },
    after: { facts: change.after, provenance: only(change.provenance, touched) },
  };
}

const only = (provenance: Provenance, names: ReadonlySet<string>): Provenance =>
  Object.fromEntries(Object.entries(provenance).filter(([name]) => names.has(name)));

/** Whether this side of a line tells of no field and of no status. */
export const tellsNothing = ({ facts, provenance, status, photo }: Recorded): boolean =>
  status === undefined && photo === undefined && Object.keys({ ...facts, ...provenance }).length === 0;
