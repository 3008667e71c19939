/** How the decoder names a type of photo. */
export interface PhotoType {
  format: "jpeg" | "png" | "webp" | "heif" | "gif";
}

const starts = (file: Buffer, at: number, text: string): boolean =>
  file.subarray(at, at + text.length).toString("latin1") === text;

/**
 * What kind of photo a file is by its first bytes; undefined for all that is none. Drawings (SVG) and papers (PDF) are none: they
 * can hold programs.
 */
export function photoType(file: Buffer): PhotoType | undefined {
  if (starts(file, 0, "\xff\xd8\xff")) return { format: "jpeg" };
  if (starts(file, 0, "\x89PNG\r\n\x1a\n")) return { format: "png" };
  if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) return { format: "webp" };
  if (starts(file, 4, "ftypavif")) return { format: "heif" };
  if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) return { format: "gif" };
  return undefined;
}
