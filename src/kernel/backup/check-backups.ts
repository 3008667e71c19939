import { now } from "../clock/clock.ts";
import { type DoctorCheck, type Finding, ok, wrong } from "../doctor/doctor-check.ts";
import { backupsIn, type KeptBackup } from "./backup-folder.ts";
import { BackupFault } from "./backup-header.ts";
import { checkBackup } from "./check-backup.ts";
import { inWords } from "./in-words.ts";
import { databaseId } from "./store/database-state.ts";

const hour = 3_600_000;
/** One night and what it may take. */
const longestAge = 27 * hour;

/** The last nightly backup is there, whole, and from last night. */
export const backupsTaken: DoctorCheck = {
  name: "backup",
  async look({ config, database, progress }) {
    if (config.databaseUrl !== undefined)
      return ok("Your own server is backed up by its own tools, not by this program (docs/operating.md).");
    if (config.backupDir === undefined)
      return ok(
        "None is taken by itself: set BACKUP_DIR to a folder on another disk, and one is each night.",
      );
    const backups = await backupsIn(config.backupDir, await databaseId(database.owner));
    return judge(config.backupDir, backups, progress);
  },
};

async function judge(
  folder: string,
  backups: KeptBackup[],
  progress: (line: string) => void,
): Promise<Finding> {
  const [latest] = backups;
  if (!latest)
    return wrong(
      `There is none in ${folder} yet.`,
      "A server that runs takes the first soon after its start: wait a minute; its log says where it cannot.",
    );
  const hours = Math.floor((now().getTime() - latest.at.getTime()) / hour);
  const when = `The last is from ${latest.at.toISOString().slice(0, 16).replace("T", " ")} UTC, ${hours} ${hours === 1 ? "hour" : "hours"} ago`;
  const details = { file: latest.path, at: latest.at, size: latest.size, count: backups.length };
  try {
    await checkBackup(latest.path, (done, all) =>
      progress(`backup: ${inWords(done)} of ${inWords(all)} read`),
    );
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    return wrong(
      `${latest.path} ${error.message}.`,
      "Look at the disk, take one by hand (npm run cli -- backup FILE), and keep the older ones.",
      details,
    );
  }
  if (now().getTime() - latest.at.getTime() > longestAge)
    return wrong(
      `${when}.`,
      'A server that runs takes one each night: its log says "the nightly backup failed" and why.',
      details,
    );
  const sum = backups.reduce((total, { size }) => total + size, 0);
  return ok(
    `${when}, whole, ${inWords(latest.size)}; ${backups.length} in ${folder}, ${inWords(sum)} in all.`,
    details,
  );
}
