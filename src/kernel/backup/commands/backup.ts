import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "../../config/config.ts";
import type { Database } from "../../db/db.ts";
import { CommandRefused, type Output } from "../../module/command.ts";
import { backupProblem } from "../backup-problem.ts";
import { inWords, progressLine } from "../in-words.ts";
import { takeBackup } from "../take-backup.ts";

/** `backup` as the help shows it. */
export const backupHelp = {
  name: "backup",
  usage: "FILE",
  summary: "writes a backup of the embedded database into one file, while everything runs",
  options: [],
};

/** @param open opens the database as it is, without bringing it to a newer state: a backup comes before an update */
export async function backup(
  words: string[],
  config: Pick<Config, "dataDir" | "databaseUrl" | "secretKeyFile">,
  out: Output,
  open: () => Promise<Database>,
): Promise<void> {
  const path = fileOf(words);
  if (config.databaseUrl !== undefined)
    throw new CommandRefused(
      'DATABASE_URL names your own server, which its own tools back up: run "pg_dump -Fc DATABASE > FILE" and "pg_dumpall --roles-only" as a superuser there, or set up pgBackRest (docs/operating.md, "Backup and restore").',
      2,
    );
  if (!existsSync(join(config.dataDir, "database")))
    throw new CommandRefused(
      `There is no database in ${config.dataDir}; set DATA_DIR as the service has it, then back up again.`,
    );
  if (existsSync(path)) throw new CommandRefused(`${path} is there already; name another file.`);
  const database = await open();
  try {
    const begun = performance.now();
    const { size, content, files, header } = await takeBackup(database, path, (done, all) =>
      out.progress(progressLine("backup", done, all, performance.now() - begun)),
    ).catch((error: unknown) => {
      throw backupProblem(path, error);
    });
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    out.result({ file: path, size, content, files, seconds, ...header }, [
      `${path}: ${inWords(size)} of ${inWords(content)} in ${files} files, checked, in ${seconds} s.`,
      "It holds names and addresses of people: keep it where only you can read it, and on another machine.",
      keyLine(header.keys, config.secretKeyFile),
    ]);
  } finally {
    await database.close();
  }
}

function fileOf([word, ...more]: string[]): string {
  if (word === undefined) throw new CommandRefused("FILE is missing: where to write the backup.", 2);
  if (more.length > 0) throw new CommandRefused(`One FILE at a time: "${more.join(" ")}" is too much.`, 2);
  const path = resolve(word);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandRefused(`${path} is a folder; name a file in it.`, 2);
  return path;
}

function keyLine([latest, ...older]: string[], path: string): string {
  if (latest === undefined) return "No secret key belongs to it: nothing was sealed yet.";
  const keys = older.length > 0 ? `keys ${[latest, ...older].join(", ")}` : `key ${latest}`;
  return `NOT in it is the secret ${keys} (${path}): keep that file apart from it; without it what is sealed stays unreadable.`;
}
