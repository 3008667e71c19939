/** How often a statement is asked before it is kept: those of a start or a command are not. */
const often = 10;
/** Each connection holds the plans of those it has asked, some 30 KB each. */
const mostNames = 80;
const mostCounted = 500;

/**
 * Which statements the database is to keep, prepared, under which name. To read and plan a statement costs it ten times what
 * carrying it out does where a few rows are looked up by their key, as on every page of somebody who is signed in.
 *
 * - The name is the same on all connections, so that a statement means one thing.
 * - `select *` is never kept: a column that a newer version adds beside us would make it fail.
 *
 * @returns the name of a statement, undefined while it is asked too seldom
 */
export function createPreparedNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostNames) return known;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < often || !mayBeKept(text)) {
      // Statements that hold a value in their text are each asked once.
      if (counts.size >= mostCounted) counts.clear();
      counts.set(text, count);
      return undefined;
    }
    counts.delete(text);
    const name = `kept ${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

const reading = /^\s*(select|with|insert|update|delete)\b/i;
const allColumns = /(\bselect|\breturning|,|\.)\s*\*/i;

/** One statement, not made for a batch, that gives named columns. */
const mayBeKept = (text: string) =>
  text.length < 5000 && reading.test(text) && !allColumns.test(text) && !text.includes(";");
