import { type Business, type FactName, type Facts, isSurer, outranks, type Source } from "../business.ts";
import { type Recorded, recordChange } from "../history/recorded.ts";

type SourceOf = (id: number) => Source | undefined;

/** How much people have to do with an entry: 3 its owner, 2 an editor, 1 nobody. */
function wordOf({ provenance }: Business, sourceOf: SourceOf): number {
  const kinds = Object.values(provenance).map((id) => sourceOf(id)?.kind);
  return kinds.includes("owner") ? 3 : kinds.includes("editor") ? 2 : 1;
}

const shown = ({ status }: Business): number =>
  status === "published" ? 2 : status === "perhaps-closed" ? 1 : 0;

/**
 * Which of two entries goes on: the one with the owner's word, then with an editor's, then the one that is published, then
 * the older; ids grow with time.
 */
export function chooseKept(a: Business, b: Business, sourceOf: SourceOf): { kept: Business; gone: Business } {
  const order = wordOf(b, sourceOf) - wordOf(a, sourceOf) || shown(b) - shown(a) || (a.id < b.id ? -1 : 1);
  return order <= 0 ? { kept: a, gone: b } : { kept: b, gone: a };
}

/** The kept entry after a merge, and both sides of the line in its history. */
export interface Merged {
  next: Business;
  before: Recorded;
  after: Recorded;
}

/**
 * Lays an entry into another one: gaps are filled, a higher word (owner over editor over import) replaces a lower one, else
 * the kept entry's value stays, but for a place of which only the street was known. What somebody took out on purpose is no
 * gap for a lower word. Whoever asked to be hidden stays hidden; an entry that was perhaps closed and that the other one shows
 * open is open.
 *
 * @param only these fields, where not all that the other entry has is asked for
 */
export function mergeEntries(
  kept: Business,
  gone: Business,
  sourceOf: SourceOf,
  only?: ReadonlySet<string>,
): Merged {
  const facts: Partial<Facts> = { ...kept.profile, place: kept.place };
  const other: Partial<Facts> = { ...gone.profile, place: gone.place };
  const provenance = { ...kept.provenance };
  const [before, after]: [Partial<Facts>, Partial<Facts>] = [{}, {}];
  // Sorted: an entry is the same whatever the order in which its fields came.
  for (const name of Object.keys(gone.provenance).sort() as FactName[]) {
    if (only && !only.has(name)) continue;
    const word = gone.provenance[name];
    const [holder, said] = [sourceOf(provenance[name] ?? -1), sourceOf(word ?? -1)];
    if (word === undefined || !said) continue;
    const isGap = holder === undefined || isEmptyNeeded(name, facts[name]);
    const isHigher = said.kind !== holder?.kind && outranks(said.kind, holder?.kind);
    const isNearer = name === "place" && isSurer(gone.place, kept.place) && outranks(said.kind, holder?.kind);
    if (!(isGap || isHigher || isNearer) || isEmptyNeeded(name, other[name])) continue;
    if (facts[name] !== undefined) Object.assign(before, { [name]: facts[name] });
    if (other[name] === undefined) delete facts[name];
    else {
      Object.assign(facts, { [name]: other[name] });
      Object.assign(after, { [name]: other[name] });
    }
    provenance[name] = word;
  }
  const recorded = recordChange(kept.provenance, { facts, provenance, before, after });
  const isAsked = !only || only.has("status");
  const status = isAsked ? statusOf(kept, gone) : kept.status;
  // Whether it was hidden by then already tells later whose wish that was.
  const isTold = isAsked && (status !== kept.status || status === "hidden");
  const { place, ...profile } = facts as Facts;
  return {
    next: { ...kept, profile, place, provenance, status },
    before: { ...recorded.before, ...(isTold && { status: kept.status }) },
    after: { ...recorded.after, ...(isTold && { status }) },
  };
}

/** A nameless entry has an empty list of names, and a source for it: that is a gap all the same. */
const isEmptyNeeded = (name: FactName, value: unknown): boolean =>
  (name === "names" || name === "categories") && Array.isArray(value) && value.length === 0;

function statusOf(kept: Business, gone: Business): Business["status"] {
  if (kept.status === "hidden" || gone.status === "hidden") return "hidden";
  return kept.status === "perhaps-closed" && gone.status === "published" ? "published" : kept.status;
}
