import type { Readable } from "node:stream";
import { promisify } from "node:util";
import type { Entry, Options, ZipFile } from "yauzl";
import { TableFileError } from "../table-file.ts";

/** Unpacked, one part of a workbook; Excel's largest sheet needs less. What is more is a bomb. */
const largestPart = 1024 * 1024 * 1024;
/** So many times its packed size: real sheets reach 40. Small parts may be anything. */
const ratio = 300;
const small = 16 * 1024 * 1024;
const mostParts = 10_000;

/** A ZIP archive whose parts are read by their name. */
export interface Zip {
  has(name: string): boolean;
  /** The size of a part, unpacked. */
  sizeOf(name: string): number;
  /** The text of a part, piece by piece. */
  text(name: string): AsyncGenerator<string>;
  close(): void;
}

const damaged = "The file is damaged: it is no whole XLSX file. Save it again as .xlsx, or as CSV.";

/** The package is loaded by the first archive: most processes never see one. */
const openZip = async (file: string, options: Options): Promise<ZipFile> =>
  promisify<string, Options, ZipFile>((await import("yauzl")).open)(file, options);

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      // Some programs write backslashes, or begin with a slash.
      entries.set(entry.fileName.replaceAll("\\", "/").replace(/^\//, "").toLowerCase(), entry);
      if (entries.size > mostParts)
        reject(new TableFileError("The archive has too many parts for a workbook.", "too-much"));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Opens an archive; throws `TableFileError` where it is none, is encrypted, or would unpack to a bomb. */
export async function openArchive(file: string): Promise<Zip> {
  let zip: ZipFile;
  let entries: Map<string, Entry>;
  try {
    zip = await openZip(file, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: false,
    });
    entries = await entriesOf(zip);
  } catch (error) {
    throw error instanceof TableFileError ? error : new TableFileError(damaged, "damaged");
  }
  const open = promisify<Entry, Readable>(zip.openReadStream.bind(zip));

  async function* text(name: string): AsyncGenerator<string> {
    const entry = entries.get(name.toLowerCase());
    if (!entry) throw new TableFileError(damaged, "damaged");
    const { uncompressedSize: size, compressedSize: packed } = entry;
    if (size > largestPart || (size > small && size > packed * ratio))
      throw new TableFileError(
        "The file would grow beyond measure when unpacked; no real workbook does.",
        "too-much",
      );
    if (entry.isEncrypted())
      throw new TableFileError("The file has a password. Save it without one.", "password");
    const decoder = new TextDecoder();
    try {
      const stream = await open(entry);
      try {
        for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
      } finally {
        stream.destroy();
      }
    } catch (error) {
      if (error instanceof TableFileError) throw error;
      throw new TableFileError(damaged, "damaged");
    }
    yield decoder.decode();
  }

  return {
    has: (name) => entries.has(name.toLowerCase()),
    sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    text,
    close: () => zip.close(),
  };
}
