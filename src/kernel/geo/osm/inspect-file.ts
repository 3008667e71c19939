import { stat } from "node:fs/promises";
import { readChunks } from "./bytes.ts";
import { asFileError, OsmFileError } from "./osm-file-error.ts";

export type OsmFormat = "pbf" | "overpass" | "geojson" | "geojsonl";

/** What a file is, judged by its content alone. */
export interface FileKind {
  file: string;
  format: OsmFormat;
  gzip: boolean;
  /** Size of the file as it lies on the disk, in bytes. */
  size: number;
  /** What stands between the features of a `geojsonl` file. */
  separator: "\n" | "\x1e";
}

const HEAD = 256 * 1024;

/** What GeoJSON has somewhere. Without it an import would take nothing from other JSON, and look like a success. */
const HINT =
  /"features"\s*:\s*\[|"type"\s*:\s*"(Feature(Collection)?|node|way|relation|(Multi)?(Point|LineString|Polygon)|GeometryCollection)"/;

/** The beginning of a file, unzipped. Throws `OsmFileError`. */
export async function headOf(file: string, gzip: boolean): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of readChunks(file, gzip).chunks) {
    pieces.push(chunk);
    size += chunk.length;
    if (size >= HEAD) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseOther(head: Buffer, text: string): never {
  if (/^<(\?xml|osm)/.test(text))
    throw new OsmFileError("unsupported", "It is OSM XML; convert it to .osm.pbf.");
  if (head.subarray(0, 3).toString("latin1") === "BZh")
    throw new OsmFileError("unsupported", "It is packed by bzip2; unpack it first.");
  if (head.subarray(0, 2).toString("latin1") === "PK")
    throw new OsmFileError("unsupported", "It is a ZIP archive; unpack it first.");
  throw new OsmFileError("unknown-format");
}

function formatOf(head: Buffer): Pick<FileKind, "format" | "separator"> {
  // A PBF file begins with the length of a header whose first field is the text "OSMHeader".
  if (
    head.length > 15 &&
    head.readUInt16BE(0) === 0 &&
    head.subarray(4, 15).toString("latin1") === "\n\tOSMHeader"
  )
    return { format: "pbf", separator: "\n" };
  const raw = head.toString("utf8").replace(/^\uFEFF/, "");
  if (raw.trimStart().startsWith("\x1e")) return { format: "geojsonl", separator: "\x1e" };
  const text = raw.trim();
  if (text === "") throw new OsmFileError("empty");
  if (text[0] !== "{" && text[0] !== "[") refuseOther(head, text);
  if (/^\[\s*\{\s*"type"\s*:\s*"(node|way|relation)"/.test(text) || /^\{[^[]*"elements"\s*:\s*\[/.test(text))
    return { format: "overpass", separator: "\n" };
  const firstLine = text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n"));
  const isWhole = head.length < HEAD;
  if (!HINT.test(text) && !/^\[\s*\]$/.test(text)) return refuseOther(head, text);
  if (
    /"type"\s*:\s*"FeatureCollection"|"features"\s*:\s*\[/.test(firstLine.slice(0, 4096)) ||
    text[0] === "["
  )
    return { format: "geojson", separator: "\n" };
  if (isJson(firstLine)) return { format: "geojsonl", separator: "\n" };
  // The only element of a file may span lines, as the first of many may be broken: then the next decides.
  if (/"type"\s*:\s*"FeatureCollection"|^\{[^[]*"features"\s*:\s*\[/.test(text))
    return { format: "geojson", separator: "\n" };
  if (isWhole && isJson(text)) return { format: "geojsonl", separator: "\x1e" };
  if (/\{\s*"type"\s*:\s*"Feature"/.test(text)) return { format: "geojsonl", separator: "\n" };
  return refuseOther(head, text);
}

/** Looks into a file; throws `OsmFileError` where it cannot be read or is none of the known formats. */
export async function inspectFile(file: string): Promise<FileKind> {
  try {
    const info = await stat(file);
    if (!info.isFile()) throw new OsmFileError("not-a-file");
    if (info.size === 0) throw new OsmFileError("empty");
    const start = await headOf(file, false);
    const gzip = start[0] === 0x1f && start[1] === 0x8b;
    const head = gzip ? await headOf(file, true) : start;
    if (head.length === 0) throw new OsmFileError("empty");
    return { file, gzip, size: info.size, ...formatOf(head) };
  } catch (error) {
    throw asFileError(error);
  }
}

/** The format of a file by its content, also within gzip; throws `OsmFileError`. */
export async function sniffFormat(file: string): Promise<OsmFormat> {
  return (await inspectFile(file)).format;
}
