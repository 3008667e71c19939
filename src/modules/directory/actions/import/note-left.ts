import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { importNumbered } from "../../store/imports.ts";

/** Something of an import that stays, and why: a person changed it since, or other imports say so as well. */
export interface Left {
  shortId: string;
  name: string;
  /** Empty where the whole entry stays. */
  fields: string[];
  because: "person" | "import";
  /** The imports that hold it, the last first. */
  imports: number[];
}

/** An import because of which something of another one stays. */
export interface Holder {
  id: number;
  source: string;
  fileName: string;
  /** So many entries stay because of it. */
  entries: number;
}

const mostLeft = 1_000;
/** Holders named in full. */
const mostHolders = 20;

/** Notes what an undo leaves, for whose sake. */
export function createLeftNotes() {
  const held = new Map<number, number>();
  const notes = { persons: 0, imports: 0, left: [] as Left[] };
  const leave = (business: Business, fields: string[], because: Left["because"], by: number[]) => {
    notes[because === "person" ? "persons" : "imports"]++;
    for (const id of by) held.set(id, (held.get(id) ?? 0) + 1);
    if (notes.left.length >= mostLeft) return;
    const { profile, shortId } = business;
    const name = profile.names[0]?.value ?? profile.categories[0] ?? "";
    notes.left.push({ shortId, name, fields, because, imports: [...by].sort((a, b) => b - a) });
  };
  return {
    notes,
    /** A person has changed it since. */
    forPerson: (business: Business, fields: string[]) => leave(business, fields, "person", []),
    /** Other imports say so as well; the numbers of those that are known. */
    forImports: (business: Business, fields: string[], imports: (number | undefined)[]) =>
      leave(business, fields, "import", [...new Set(imports.filter((id) => id !== undefined))]),
    /** The imports because of which something stays, the last first: in this order they are to be taken back. */
    async holders(tx: Db): Promise<Holder[]> {
      const ids = [...held.keys()].sort((a, b) => b - a).slice(0, mostHolders);
      const holders: Holder[] = [];
      for (const id of ids) {
        const run = await importNumbered(tx, id);
        if (run) holders.push({ id, source: run.source, fileName: run.fileName, entries: held.get(id) ?? 0 });
      }
      return holders;
    },
  };
}
