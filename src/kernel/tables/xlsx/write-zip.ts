// SPDX-License-Identifier: EUPL-1.2
import { promisify } from "node:util";
import { crc32, deflateRaw, deflateRawSync } from "node:zlib";

/** A part of an archive, as it is and packed. */
interface Part {
  name: string;
  raw: Buffer;
  packed: Buffer;
}

const deflate = promisify(deflateRaw);
/** Tables repeat themselves so much that the quickest level is nearly as small. */
const quick = { level: 2 };

/** Packs parts into a ZIP archive. */
export const writeZip = (parts: Record<string, string | Buffer>): Buffer =>
  archive(
    Object.entries(parts).map(([name, content]) => {
      const raw = Buffer.from(content);
      return { name, raw, packed: deflateRawSync(raw) };
    }),
  );

/** The same for large parts: packing goes on beside whatever else the process does. */
export async function packZip(parts: Record<string, string>): Promise<Buffer> {
  const packed = Object.entries(parts).map(async ([name, content]) => {
    const raw = Buffer.from(content);
    return { name, raw, packed: await deflate(raw, quick) };
  });
  return archive(await Promise.all(packed));
}

function archive(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, raw, packed } of parts) {
    const path = Buffer.from(name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(raw), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(raw.length, 18);
    about.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), about, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), about, tail, path]));
    files.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}
