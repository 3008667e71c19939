import { statSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { findBinaries } from "./binaries.ts";
import { canPass, closedFolder, type Runner } from "./run-as.ts";
import { chooseSystemUser } from "./system-user.ts";

/** Where PostgreSQL's programs are and how to start them. */
export interface Programs {
  initdb: string;
  postgres: string;
  runner: Runner;
}

/**
 * Finds the programs and the user they run as, and whether that user needs help to come to them and to the data.
 *
 * @throws {StartRefused} where the data folder is closed to the user and this machine offers no help.
 */
export function findPrograms(dataDir: string): Programs {
  const user = chooseSystemUser(statSync(join(dataDir, "database"), { throwIfNoEntry: false })?.uid);
  const native = findBinaries();
  const programs = (runner: Runner): Programs => ({
    initdb: `${native}/bin/initdb`,
    postgres: `${native}/bin/postgres`,
    runner,
  });
  if (!user) return programs({ user, passes: false });
  const closed = closedFolder(dataDir, user) ?? closedFolder(`${native}/bin`, user);
  if (closed === undefined) return programs({ user, passes: false });
  if (canPass(user)) return programs({ user, passes: true });
  throw new StartRefused(
    `The database runs as the system user "${user.name}", who may not enter ${closed}; run: chmod o+x ${closed}`,
  );
}
