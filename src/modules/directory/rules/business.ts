import type { Point } from "../../../kernel/geo/geometry.ts";
import type { Profile } from "./fields/profile.ts";

export type BusinessKind = "business" | "place";

/**
 * `hidden` is somebody's wish and stays through every later import; `perhaps-closed` vanished at its source; `merged` goes
 * on in another entry.
 */
export type Status = "draft" | "published" | "perhaps-closed" | "closed" | "hidden" | "merged";

/** Whose word it is: the owner's beats the editor's, the editor's beats an import. */
export type SourceKind = "import" | "editor" | "owner";

const ranks: Record<SourceKind, number> = { import: 1, editor: 2, owner: 3 };

/** Where facts come from: who says so, as of when, under which licence. */
export interface Source {
  id: number;
  kind: SourceKind;
  name: string;
  /** ISO day. */
  asOf: string;
  licence: string | null;
  attribution: string | null;
  url: string | null;
}

/** Whether the word of `next` counts against that of `current`; the same rank renews. */
export function outranks(next: SourceKind, current: SourceKind | undefined): boolean {
  return current === undefined || ranks[next] >= ranks[current];
}

/** Where an entry is. Of an address that was placed by its street only, nobody has seen the house. */
export interface Place extends Point {
  /** So many metres off it may be, four times of five; absent where the point is the place itself. */
  uncertainty?: number;
}

/** Whether only the street is known. */
export const isVague = ({ uncertainty }: Place): boolean => uncertainty !== undefined;

/** Whether a place tells where the house is, and the other one only the street. */
export const isSurer = (one: Place, other: Place): boolean => !isVague(one) && isVague(other);

/** The facts of an entry: the profile's fields and where it is. */
export type Facts = Profile & { place: Place };
export type FactName = keyof Facts;

/** Which source each field has. */
export type Provenance = Partial<Record<FactName, number>>;

export interface Business {
  id: string;
  shortId: string;
  kind: BusinessKind;
  status: Status;
  profile: Profile;
  place: Place;
  provenance: Provenance;
  changedAt: Date;
}

/** What the public may see. */
export const isPublic = (status: Status): boolean => status === "published" || status === "perhaps-closed";
