import { deflateSync } from "node:zlib";
import type { Box } from "../../geometry.ts";

/** Elements to be written for a test; differences and zigzag are taken care of. */
export interface TestNode {
  id: number;
  lat: number;
  lon: number;
  tags?: Record<string, string>;
  /** When it was changed, in seconds; written where the first node of the block has it. */
  time?: number;
}
export interface TestWay {
  id: number;
  refs: number[];
  tags?: Record<string, string>;
}
export interface TestRelation {
  id: number;
  members: { type: "node" | "way" | "relation"; ref: number; role: string }[];
  tags?: Record<string, string>;
}
export interface TestBlock {
  nodes?: TestNode[];
  ways?: TestWay[];
  relations?: TestRelation[];
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

const zigzag = (value: number) => varint(value < 0 ? -2 * value - 1 : 2 * value);
const field = (number: number, bytes: ArrayLike<number>) => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...Array.from(bytes),
];
const number = (key: number, value: number) => [...varint(key * 8), ...varint(value)];

function differences(values: number[]): number[] {
  let before = 0;
  return values.flatMap((value) => {
    const bytes = zigzag(value - before);
    before = value;
    return bytes;
  });
}

function createTexts() {
  const texts = [""];
  const places = new Map<string, number>();
  return {
    texts,
    place(text: string) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, texts.push(text) - 1);
      return texts.length - 1;
    },
  };
}

/** The bytes of a PrimitiveBlock; dense nodes, ways and relations each in a group. */
export function blockBytes({ nodes = [], ways = [], relations = [] }: TestBlock): Buffer {
  const { texts, place } = createTexts();
  const keysAndValues = (tags: Record<string, string> = {}) => [
    ...field(
      2,
      Object.keys(tags).flatMap((key) => varint(place(key))),
    ),
    ...field(
      3,
      Object.values(tags).flatMap((value) => varint(place(value))),
    ),
  ];
  const groups: number[][] = [];
  if (nodes.length > 0) {
    const tags = nodes.flatMap((node) => [
      ...Object.entries(node.tags ?? {}).flatMap(([k, v]) => [...varint(place(k)), ...varint(place(v))]),
      0,
    ]);
    const info = field(2, differences(nodes.map(({ time = 0 }) => time)));
    const dense = [
      ...(nodes[0]?.time === undefined ? [] : field(5, info)),
      ...field(1, differences(nodes.map(({ id }) => id))),
      ...field(8, differences(nodes.map(({ lat }) => Math.round(lat * 1e7)))),
      ...field(9, differences(nodes.map(({ lon }) => Math.round(lon * 1e7)))),
      ...field(10, tags),
    ];
    groups.push(field(2, dense));
  }
  if (ways.length > 0)
    groups.push(
      ways.flatMap(({ id, refs, tags }) =>
        field(3, [...number(1, id), ...keysAndValues(tags), ...field(8, differences(refs))]),
      ),
    );
  if (relations.length > 0)
    groups.push(
      relations.flatMap(({ id, members, tags }) => {
        const kinds = ["node", "way", "relation"];
        return field(4, [
          ...number(1, id),
          ...keysAndValues(tags),
          ...field(
            8,
            members.flatMap(({ role }) => varint(place(role))),
          ),
          ...field(9, differences(members.map(({ ref }) => ref))),
          ...field(
            10,
            members.map(({ type }) => kinds.indexOf(type)),
          ),
        ]);
      }),
    );
  const table = texts.flatMap((text) => field(1, Buffer.from(text)));
  return Buffer.from([...field(1, table), ...groups.flatMap((group) => field(2, group))]);
}

/** A blob with its header, deflated unless `raw`. */
export function blobBytes(type: "OSMHeader" | "OSMData", content: Uint8Array, raw = false): Buffer {
  const packed = raw ? content : deflateSync(content);
  const key = raw ? 10 : 26;
  const size = raw ? [] : number(2, content.length);
  const blob = Buffer.concat([Buffer.from([...size, key, ...varint(packed.length)]), packed]);
  const header = Buffer.from([...field(1, Buffer.from(type)), ...number(3, blob.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, blob]);
}

/** The header blob that begins each file, with the box that it was cut to and the second that its data are of. */
export function headerBytes(
  features = ["OsmSchema-V0.6", "DenseNodes"],
  box?: Box,
  replication?: number,
): Buffer {
  const sides = box ? [box.west, box.east, box.north, box.south] : [];
  const bounds = sides.flatMap((side, index) => [
    ...varint((index + 1) * 8),
    ...zigzag(Math.round(side * 1e9)),
  ]);
  const head = box ? field(1, bounds) : [];
  return blobBytes(
    "OSMHeader",
    Buffer.from([
      ...head,
      ...features.flatMap((name) => field(4, Buffer.from(name))),
      ...(replication === undefined ? [] : number(32, replication)),
    ]),
  );
}

/** A whole file of these blocks. */
export function pbfBytes(blocks: TestBlock[], raw = false): Buffer {
  return Buffer.concat([
    headerBytes(),
    ...blocks.map((block) => blobBytes("OSMData", blockBytes(block), raw)),
  ]);
}
