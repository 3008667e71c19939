import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { BackupFault, type BackupHeader, damaged, longestHeader, readHeader } from "./backup-header.ts";

/** The last line: a checksum over all before it. */
export const lastLine = (sha256: string): Buffer => Buffer.from(`\nsha256 ${sha256}\n`);

/** Always as long as this. */
const lastLineLength = lastLine("0".repeat(64)).length;

/** Where what is in a file: its compressed content lies from `start` to before `end`. */
export interface CheckedBackup {
  header: BackupHeader;
  size: number;
  start: number;
  end: number;
}

/**
 * Reads what a backup says about itself, without looking whether it is whole.
 *
 * @throws {BackupFault} where it is none
 */
export async function readBackupHeader(path: string): Promise<CheckedBackup> {
  const file = await open(path, "r");
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new BackupFault("is not a file");
    const start = Buffer.alloc(Math.min(longestHeader, found.size));
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const { header, length } = readHeader(start.subarray(0, bytesRead));
    return { header, size: found.size, start: length, end: found.size - lastLineLength };
  } finally {
    await file.close();
  }
}

/**
 * Reads a backup from the first to the last byte: each of them counts into its checksum.
 *
 * @throws {BackupFault} where it is none, is not whole or was altered
 */
export async function checkBackup(path: string, progress = (_done: number, _all: number) => {}) {
  const backup = await readBackupHeader(path);
  if (backup.end < backup.start) throw damaged();
  const hash = createHash("sha256");
  let done = 0;
  for await (const piece of createReadStream(path, { end: backup.end - 1, highWaterMark: 1 << 20 })) {
    hash.update(piece);
    done += piece.length;
    progress(done, backup.size);
  }
  const tail: Buffer[] = [];
  for await (const piece of createReadStream(path, { start: backup.end })) tail.push(piece);
  if (!Buffer.concat(tail).equals(lastLine(hash.digest("hex")))) throw damaged();
  return backup;
}
