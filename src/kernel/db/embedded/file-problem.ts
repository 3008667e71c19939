import { StartRefused } from "../../config/start-refused.ts";

const reasons: Record<string, string> = {
  EACCES: "permission denied; it must belong to the user who starts the program",
  EPERM: "permission denied; it must belong to the user who starts the program",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is not a folder",
  EEXIST: "there is already a file of this name",
  EIO: "the disk reports an error",
};

/** One sentence for an error of the file system below `DATA_DIR`. */
export function fileProblem(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = reasons[code];
  return reason ? new StartRefused(`DATA_DIR: ${path} cannot be used: ${reason}.`) : error;
}

const outputs: [pattern: RegExp, reason: string][] = [
  [/No space left on device|Check free disk space/, reasons.ENOSPC ?? ""],
  [/Disk quota exceeded/, reasons.EDQUOT ?? ""],
  [/Read-only file system/, reasons.EROFS ?? ""],
  [/Permission denied|has wrong ownership|could not change permissions/, reasons.EACCES ?? ""],
  [/Input\/output error/, reasons.EIO ?? ""],
  [
    /Cannot allocate memory|could not map anonymous shared memory|out of memory/,
    "there is not enough memory",
  ],
];

/** What lies beneath, such as a full disk, where a program of PostgreSQL printed it. */
export function outerCause(output: string): string | undefined {
  return outputs.find(([pattern]) => pattern.test(output))?.[1];
}

/** One sentence for a program of PostgreSQL that gave up, from what it printed last. */
export function programProblem(folder: string, output: string): StartRefused {
  const known = outerCause(output);
  if (known) return new StartRefused(`DATA_DIR: the database in ${folder} cannot start: ${known}.`);
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  // The first says the reason, the later ones its consequences.
  const telling =
    lines.find((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? "it said nothing";
  const reason = telling.replace(/^.*?(FATAL|PANIC|error):\s*/i, "").trim();
  return new StartRefused(`DATA_DIR: the database in ${folder} cannot start (${reason}).`);
}
