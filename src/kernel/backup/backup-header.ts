import * as z from "zod";

/** The first line of a backup, by which it is known. The number is that of the format. */
const firstLine = "Mittendrin backup 1\n";
const anyFirstLine = /^Mittendrin backup (\d+)\n/;

/** What a backup says about itself in its second line, in JSON. */
const headerShape = z.object({
  /** When it was begun: all that was committed before is in it. */
  at: z.iso.datetime(),
  /** The number of the cluster, the same in all its backups. */
  database: z.string(),
  /** Version of the program. */
  program: z.string(),
  /** Version of PostgreSQL, such as `18.4`: only the same major version can read it. */
  postgres: z.string().regex(/^\d+/),
  /** What the tables have been brought to, as `module/migration`. */
  migrations: z.array(z.string()),
  /** Ids of the secret keys that the database was used with, the latest first. The keys themselves are not in it. */
  keys: z.array(z.string()),
});

export type BackupHeader = z.infer<typeof headerShape>;

/** A file is no backup, not a whole one, or not one of this program. The message is a sentence that follows its name. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
}

/** Far longer than any that is written. */
export const longestHeader = 65_536;

/** Both lines. */
export function writeHeader(header: BackupHeader): Buffer {
  return Buffer.from(`${firstLine}${JSON.stringify(header)}\n`);
}

/**
 * @param start the first `longestHeader` bytes of the file, or all where it is shorter
 * @returns what it says, and where the content begins
 * @throws {BackupFault}
 */
export function readHeader(start: Buffer): { header: BackupHeader; length: number } {
  const format = anyFirstLine.exec(start.toString("latin1", 0, 40))?.[1];
  if (format === undefined) throw new BackupFault("is not a backup of Mittendrin");
  if (!start.subarray(0, firstLine.length).equals(Buffer.from(firstLine)))
    throw new BackupFault("was written by a newer version of the program; restore it with that one");
  const end = start.indexOf("\n", firstLine.length);
  if (end < 0) throw damaged();
  try {
    const text = start.toString("utf8", firstLine.length, end);
    return { header: headerShape.parse(JSON.parse(text)), length: end + 1 };
  } catch {
    throw damaged();
  }
}

export const damaged = () =>
  new BackupFault("is not whole or was altered: its checksum does not fit; take another backup");
