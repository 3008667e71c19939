/** One file or folder in an archive. */
export interface TarEntry {
  name: string;
  kind: "file" | "folder";
  size: number;
}

/** What is done with the parts of an archive as they pass. */
export interface TarHandler {
  /** @param header its block as it stands in the archive */
  entry(entry: TarEntry, header: Buffer): Promise<void>;
  data(piece: Buffer): Promise<void>;
  /** The entry is complete. */
  done(): Promise<void>;
}

/** The archive is not one, or not one of a data folder. */
export class TarFault extends Error {
  override readonly name = "TarFault";
}

export const blockSize = 512;

/** Zeros that fill what `size` bytes leave of their last block. */
export const paddingAfter = (size: number): Buffer =>
  Buffer.alloc((blockSize - (size % blockSize)) % blockSize);

/** The two empty blocks that end an archive. */
export const endOfArchive = Buffer.alloc(2 * blockSize);

/** Takes an archive (POSIX ustar) apart while it comes in, in pieces of any size. */
export class TarReader {
  private rest: Buffer = Buffer.alloc(0);
  private missing = 0;
  private padding = 0;
  private inEntry = false;
  private ended = false;

  private readonly handler: TarHandler;

  constructor(handler: TarHandler) {
    this.handler = handler;
  }

  async push(piece: Buffer): Promise<void> {
    let bytes = this.rest.length > 0 ? Buffer.concat([this.rest, piece]) : piece;
    while (bytes.length > 0 && !this.ended) {
      if (this.inEntry && this.missing > 0) {
        const part = bytes.subarray(0, this.missing);
        this.missing -= part.length;
        bytes = bytes.subarray(part.length);
        await this.handler.data(part);
      } else if (this.padding > 0) {
        const skipped = Math.min(this.padding, bytes.length);
        this.padding -= skipped;
        bytes = bytes.subarray(skipped);
      } else if (bytes.length < blockSize) break;
      else {
        await this.begin(bytes.subarray(0, blockSize));
        bytes = bytes.subarray(blockSize);
      }
      await this.endWhereWhole();
    }
    // A copy, or a short rest would keep a whole piece in memory.
    this.rest = this.ended ? Buffer.alloc(0) : Buffer.from(bytes);
  }

  /** To be called when nothing more comes. @throws {TarFault} where something is missing */
  finish(): void {
    if (!this.ended) throw new TarFault("The archive ends before its end.");
  }

  private async begin(block: Buffer): Promise<void> {
    if (block.every((byte) => byte === 0)) {
      this.ended = true;
      return;
    }
    const entry = readHeader(block);
    this.inEntry = true;
    this.missing = entry.size;
    this.padding = paddingAfter(entry.size).length;
    await this.handler.entry(entry, block);
  }

  private async endWhereWhole(): Promise<void> {
    if (!this.inEntry || this.missing > 0) return;
    this.inEntry = false;
    await this.handler.done();
  }
}

function readHeader(block: Buffer): TarEntry {
  const checksum = readNumber(block.subarray(148, 156));
  if (checksum !== checksumOf(block)) throw new TarFault("A header in the archive is damaged.");
  const prefix = readText(block.subarray(345, 500));
  const name = `${prefix === "" ? "" : `${prefix}/`}${readText(block.subarray(0, 100))}`.replace(/\/$/, "");
  const kind = { "0": "file", "\0": "file", "5": "folder" }[String.fromCharCode(block[156] ?? 0)];
  if (kind === undefined) throw new TarFault(`${name} in the archive is neither a file nor a folder.`);
  // Whoever made the archive may have had something else in mind than a data folder.
  if (name.startsWith("/") || name.split("/").some((part) => part === "" || part === ".."))
    throw new TarFault("The archive names a file outside of itself.");
  return {
    name: name.replace(/^\.\//, ""),
    kind: kind as TarEntry["kind"],
    size: kind === "file" ? readNumber(block.subarray(124, 136)) : 0,
  };
}

const readText = (field: Buffer): string => {
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? field.length : end);
};

/** Octal digits, or, for what these cannot hold, a number in base 256 behind a set first bit. */
function readNumber(field: Buffer): number {
  const [first = 0] = field;
  if (first & 0x80) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
  const digits = readText(field).trim();
  if (!/^[0-7]*$/.test(digits)) throw new TarFault("A header in the archive is damaged.");
  return Number.parseInt(digits || "0", 8);
}

/** The sum of all bytes of a header, its own field counted as blanks. */
function checksumOf(block: Buffer): number {
  return block.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 0x20 : byte), 0);
}

/** The header of a file that only its owner may read. @param name at most 100 bytes */
export function fileHeader(name: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(blockSize);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  block.write(name, 0, 100);
  block.write(`${octal(0o600, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
  block.write(`${octal(size, 11)}\0${octal(Math.floor(at.getTime() / 1000), 11)}\0`, 124);
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  block.write(`${octal(checksumOf(block), 6)}\0 `, 148);
  return block;
}
