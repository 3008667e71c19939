import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Config } from "../../config/config.ts";
import type { Database } from "../../db/db.ts";
import { majorVersion } from "../../db/embedded/cluster.ts";
import { placeCluster, takeClusterBack } from "../../db/embedded/place-cluster.ts";
import { erasuresIn } from "../../erasures/erasure-paths.ts";
import { CommandRefused, type Output } from "../../module/command.ts";
import { readKeyFile } from "../../secrets/key-file.ts";
import type { BackupHeader } from "../backup-header.ts";
import { backupProblem } from "../backup-problem.ts";
import { checkBackup, readBackupHeader } from "../check-backup.ts";
import { markRestored } from "../finish-restore.ts";
import { progressLine } from "../in-words.ts";
import { unpackBackup } from "../unpack-backup.ts";

/** `restore` as the help shows it. */
export const restoreHelp = {
  name: "restore",
  usage: "FILE",
  summary: "puts a backup into an empty data folder; people who were erased since stay erased",
  options: [
    {
      name: "erasures",
      value: "FILE",
      help: "another copy of the list of erasures; those in DATA_DIR and beside the backup are read anyway",
    },
  ],
};

/** What `restore` needs of the program that it belongs to. */
export interface RestoreParts {
  /** All migrations that this program knows, as `module/migration`. */
  knownMigrations: ReadonlySet<string>;
  /** Opens the restored database and brings it to the newest state. */
  open(): Promise<Database>;
  /** What has to be done before anybody may use it, the lists of erasures given among them; says what it did. */
  finish(database: Database, lists: readonly string[]): Promise<string[]>;
}

export async function restore(
  words: string[],
  options: Record<string, string | boolean | undefined>,
  config: Pick<Config, "dataDir" | "databaseUrl" | "secretKeyFile">,
  out: Output,
  parts: RestoreParts,
): Promise<void> {
  const path = fileOf(words);
  const lists = [erasuresIn(dirname(path)), ...namedList(options.erasures)];
  if (config.databaseUrl !== undefined)
    throw new CommandRefused(
      'DATABASE_URL names your own server; a backup of the embedded database goes into a data folder. Take DATABASE_URL away, or restore with pg_restore there (docs/operating.md, "Backup and restore").',
      2,
    );
  const begun = performance.now();
  const refused = (error: unknown) => {
    throw backupProblem(path, error);
  };
  const { header } = await readBackupHeader(path).catch(refused);
  refuseOther(path, header, parts.knownMigrations);
  const missing = await missingKeys(header, config.secretKeyFile);
  const tell = (what: string) => (done: number, all: number) =>
    out.progress(progressLine(what, done, all, performance.now() - begun));
  await placeCluster(config.dataDir, async () => {
    const checked = await checkBackup(path, tell("checking"));
    return async (folder) => {
      await unpackBackup(path, checked, folder, tell("unpacking"));
      await markRestored(folder, header);
    };
  }).catch(refused);
  const said = await openAndFinish(config.dataDir, lists, parts);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  out.result({ dataDir: config.dataDir, seconds, missingKeys: missing, done: said, ...header }, [
    `Restored into ${config.dataDir} in ${seconds} s: all that was committed before ${header.at}, by version ${header.program}.`,
    ...said,
    missing.length === 0
      ? 'Start the server ("npm start"), then look with "npm run cli -- doctor".'
      : `MISSING in ${config.secretKeyFile}: the secret key ${missing.join(" and ")}. Put the file from your own copy there before you start; without it what is sealed, such as second factors, stays unreadable, and the start is refused (docs/operating.md says what to do where the key is lost).`,
  ]);
}

function fileOf([word, ...more]: string[]): string {
  if (word === undefined) throw new CommandRefused("FILE is missing: the backup to restore.", 2);
  if (more.length > 0) throw new CommandRefused(`One FILE at a time: "${more.join(" ")}" is too much.`, 2);
  return resolve(word);
}

/** Named by hand, it must be there. */
function namedList(option: string | boolean | undefined): string[] {
  if (typeof option !== "string") return [];
  if (!existsSync(option)) throw new CommandRefused(`--erasures: there is no file ${resolve(option)}.`, 2);
  return [resolve(option)];
}

function refuseOther(
  path: string,
  { postgres, migrations, program }: BackupHeader,
  known: ReadonlySet<string>,
) {
  const major = Number.parseInt(postgres, 10);
  if (String(major) !== majorVersion)
    throw new CommandRefused(
      `${path} was made with PostgreSQL ${major}, this program brings ${majorVersion}; restore it with version ${program} of the program.`,
    );
  const newer = migrations.find((name) => !known.has(name));
  if (newer !== undefined)
    throw new CommandRefused(
      `${path} was made by a newer version of the program (${program}, with ${newer}) than this one; install that, then restore.`,
    );
}

/** Keys that the backup was used with and that are neither in the key file nor given up there. */
async function missingKeys({ keys }: BackupHeader, path: string): Promise<string[]> {
  const file = await readKeyFile(path);
  return keys.filter((id) => !file?.keys.some((key) => key.id === id) && !file?.lost.includes(id));
}

async function openAndFinish(
  dataDir: string,
  lists: readonly string[],
  { open, finish }: RestoreParts,
): Promise<string[]> {
  let database: Database;
  try {
    database = await open();
  } catch (error) {
    takeClusterBack(dataDir);
    throw error;
  }
  try {
    return await finish(database, lists);
  } finally {
    await database.close();
  }
}
