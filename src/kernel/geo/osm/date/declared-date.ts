// SPDX-License-Identifier: EUPL-1.2
import { open } from "node:fs/promises";
import { readChunks } from "../bytes.ts";
import { type FileKind, headOf } from "../inspect-file.ts";
import { headerField } from "../pbf/header-field.ts";
import { signed } from "../pbf/wire.ts";

/** `osmosis_replication_timestamp`, an int64 in seconds (wiki.openstreetmap.org/wiki/PBF_Format, HeaderBlock). */
const REPLICATION_TIME = 32 * 8;
const TAIL = 16 * 1024;

function moment(value: string | number | undefined): Date | undefined {
  const date = value === undefined ? undefined : new Date(value);
  return date && date.getTime() > 0 ? date : undefined;
}

/** The last bytes of the file; a gzipped one must be unpacked for them. */
async function tailOf({ file, gzip }: FileKind): Promise<string> {
  let tail: Buffer = Buffer.alloc(0);
  if (gzip) {
    for await (const chunk of readChunks(file, true).chunks)
      tail = Buffer.concat([tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
    return tail.toString("utf8");
  }
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    tail = Buffer.alloc(Math.min(size, TAIL));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return tail.toString("utf8");
  } finally {
    await handle.close();
  }
}

/** A member of the file's outermost object: before its list, or behind it. */
function outermost(name: string, head: string, tail: string): string | undefined {
  const member = new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]{4,40})"`);
  const [, before = ""] = /^\s*\{([\s\S]*?)"(?:elements|features)"\s*:\s*\[/.exec(head) ?? [];
  const [, behind = ""] = /\]\s*,((?:"(?:[^"\\]|\\.)*"|[^"[\]])*)\}\s*$/.exec(tail) ?? [];
  return (member.exec(before) ?? member.exec(behind))?.[1];
}

/** When the data were taken, as the file itself says; undefined where it does not. Throws `OsmFileError`. */
export async function declaredDate(kind: FileKind): Promise<Date | undefined> {
  if (kind.format === "pbf")
    return headerField(kind, REPLICATION_TIME, (wire) => moment(signed(wire) * 1000));
  if (kind.format === "geojsonl") return undefined;
  const name = kind.format === "overpass" ? "timestamp_osm_base" : "timestamp";
  const head = (await headOf(kind.file, kind.gzip)).toString("utf8");
  return moment(outermost(name, head, "")) ?? moment(outermost(name, "", await tailOf(kind)));
}
