// SPDX-License-Identifier: EUPL-1.2
import { readChunks } from "../bytes.ts";
import type { ElementSource, Meta } from "../elements/elements.ts";
import type { FileKind } from "../inspect-file.ts";
import { featureMeta } from "../json/feature-meta.ts";
import { overpassSource } from "../json/overpass-source.ts";
import type { Item } from "../json/parse-item.ts";
import { splitItems } from "../json/split-items.ts";
import { splitLines } from "../json/split-lines.ts";
import { pbfSource } from "../pbf/pbf-source.ts";

type See = (meta: Meta) => void;

async function seeElements(source: ElementSource, see: See): Promise<void> {
  const look = (element: { meta: () => Meta }) => see(element.meta());
  const pass = source.pass({ node: look, way: look, relation: look });
  while (!(await pass.next()).done);
}

async function seeFeatures({ file, gzip, format, separator }: FileKind, see: See): Promise<void> {
  const look = (item: Item | "too-long") => {
    if (typeof item === "object" && "value" in item) see(featureMeta(item.value));
  };
  const { chunks } = readChunks(file, gzip);
  if (format === "geojsonl")
    for await (const lines of splitLines(chunks, separator)) for (const { item } of lines) look(item);
  else for await (const items of splitItems(chunks, ["features"])) for (const item of items) look(item);
}

/** When the newest element was changed; undefined where none says so. Later moments than `latest` are errors. */
export async function newestElement(kind: FileKind, latest: number): Promise<Date | undefined> {
  const { file, gzip, size, format } = kind;
  let newest = 0;
  const see = ({ timestamp }: Meta) => {
    const moment = timestamp === undefined ? 0 : Date.parse(timestamp);
    if (moment > newest && moment <= latest) newest = moment;
  };
  if (format === "pbf") await seeElements(pbfSource(file, gzip, size), see);
  else if (format === "overpass") await seeElements(overpassSource(file, gzip, size), see);
  else await seeFeatures(kind, see);
  return newest > 0 ? new Date(newest) : undefined;
}
