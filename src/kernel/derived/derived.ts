import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes something out of packages and our own files alone, or takes what was made of them before: it is kept beside the program that
 * was put together from the same files (`src/app/start.js` says where). Where nothing may be kept it is made each time.
 *
 * @param name of a file, with the version of each package that goes into it
 * @param make what can be written as JSON
 */
export function derived<Shape>(name: string, make: () => Shape): Shape {
  return kept<Shape>(name) ?? keep(name, make());
}

/** As `derived`, of what takes a while to make. */
export async function derivedLater<Shape>(name: string, make: () => Promise<Shape>): Promise<Shape> {
  return kept<Shape>(name) ?? keep(name, await make());
}

function kept<Shape>(name: string): Shape | undefined {
  const folder = process.env.MITTENDRIN_DERIVED;
  if (!folder) return undefined;
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  } catch {
    // Not there yet, or not whole.
    return undefined;
  }
}

function keep<Shape>(name: string, made: Shape): Shape {
  const folder = process.env.MITTENDRIN_DERIVED;
  if (!folder) return made;
  try {
    mkdirSync(folder, { recursive: true });
    const begun = join(folder, `${name}.json.${process.pid}`);
    writeFileSync(begun, JSON.stringify(made));
    // Another process may have been as far at the same time: both are the same.
    renameSync(begun, join(folder, `${name}.json`));
  } catch {
    // The checkout may belong to somebody else, or the disk be full.
  }
  return made;
}
