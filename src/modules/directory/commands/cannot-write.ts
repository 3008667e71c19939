// SPDX-License-Identifier: EUPL-1.2
const because: Record<string, string> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder does not exist",
  EISDIR: "it is a folder",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EROFS: "the disk is read-only",
  ENOSPC: "there is no room left on the disk",
};

/** Why a file cannot be written, in a sentence. */
export function cannotWrite(file: string, error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return `The file ${file} cannot be written: ${because[code] ?? message}.`;
}
