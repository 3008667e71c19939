import { statSync } from "node:fs";
import { join } from "node:path";
import { StartRefused } from "../../config/start-refused.ts";
import { findBinaries, openCopyOf } from "./binaries.ts";
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
  const native = findBinaries();
  const user = chooseSystemUser(statSync(join(dataDir, "database"), { throwIfNoEntry: false })?.uid);
  if (!user) return programsIn(native, { user, passes: false });
  const closedData = closedFolder(dataDir, user);
  const closedBinaries = closedFolder(join(native, "bin"), user);
  if (closedData === undefined && closedBinaries === undefined)
    return programsIn(native, { user, passes: false });
  if (canPass(user)) return programsIn(native, { user, passes: true });
  if (closedData === undefined) return programsIn(openCopyOf(native), { user, passes: false });
  throw new StartRefused(
    `DATA_DIR: the database runs as the system user "${user.name}", who may not enter ${closedData}; run: chmod o+x ${closedData}`,
  );
}

function programsIn(native: string, runner: Runner): Programs {
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres"), runner };
}
