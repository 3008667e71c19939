import { CommandRefused } from "../module/command.ts";
import { BackupFault } from "./backup-header.ts";

const reasons: Record<string, string> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "it is a folder",
  EFBIG: "the file system takes no file of this size",
  EIO: "the disk reports an error",
};

/** One sentence for what a backup file met with; any other error comes back as it is. */
export function backupProblem(path: string, error: unknown): unknown {
  if (error instanceof BackupFault) return new CommandRefused(`${path} ${error.message}.`);
  const isOfFile = error instanceof Error && "syscall" in error && "path" in error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // The database has reports of the same names, which are told elsewhere.
  const reason = isOfFile || /^(ENOSPC|EDQUOT|EFBIG|EIO)$/.test(code) ? reasons[code] : undefined;
  return reason === undefined ? error : new CommandRefused(`${path} cannot be used: ${reason}.`);
}
