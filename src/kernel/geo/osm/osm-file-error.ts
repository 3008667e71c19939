/** Why a file as a whole cannot be read. */
export type OsmFileFault =
  | "not-found"
  | "not-a-file"
  | "not-readable"
  | "empty"
  | "unknown-format"
  | "unsupported"
  | "truncated"
  | "broken";

const SENTENCES: Record<OsmFileFault, string> = {
  "not-found": "The file does not exist.",
  "not-a-file": "This is a folder or a device, not a file.",
  "not-readable": "The file cannot be read.",
  empty: "The file is empty.",
  "unknown-format":
    "The file is neither OpenStreetMap data (.osm.pbf, Overpass JSON) nor GeoJSON, plain or gzipped.",
  unsupported: "The file uses a format that is not supported.",
  truncated: "The file ends too early: it was probably not downloaded or written completely.",
  broken: "The file is damaged.",
};

/** A file that cannot be read; its message is one plain sentence or two. */
export class OsmFileError extends Error {
  readonly code: OsmFileFault;

  constructor(code: OsmFileFault, detail?: string) {
    super(detail ? `${SENTENCES[code]} ${detail}` : SENTENCES[code]);
    this.name = "OsmFileError";
    this.code = code;
  }
}

const BY_CODE: Record<string, OsmFileFault> = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EISDIR: "not-a-file",
  EACCES: "not-readable",
  EPERM: "not-readable",
  EIO: "not-readable",
  Z_BUF_ERROR: "truncated",
  Z_DATA_ERROR: "broken",
};

/** Turns what the file system or the decompressor threw into an `OsmFileError`; other errors pass unchanged. */
export function asFileError(error: unknown): unknown {
  if (error instanceof OsmFileError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const fault = BY_CODE[code];
  return fault ? new OsmFileError(fault) : error;
}
