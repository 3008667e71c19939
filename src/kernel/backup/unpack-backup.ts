import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { damaged } from "./backup-header.ts";
import type { CheckedBackup } from "./check-backup.ts";
import { checksumsName, manifestName } from "./content-names.ts";
import { TarFault, TarReader } from "./tar.ts";

/**
 * Writes the files of a checked backup into a folder, and compares each with its checksum while it is written.
 *
 * @throws {BackupFault} where something does not fit; the folder is then of no use
 */
export async function unpackBackup(
  path: string,
  backup: CheckedBackup,
  folder: string,
  progress = (_done: number, _all: number) => {},
): Promise<void> {
  const source = createReadStream(path, {
    start: backup.start,
    end: backup.end - 1,
    highWaterMark: 1 << 20,
  });
  const content = createGunzip({ chunkSize: 1 << 18 });
  source.on("error", (error) => content.destroy(error));
  source.on("data", () => progress(source.bytesRead, backup.size));
  const files = writer(folder);
  const reader = new TarReader(files.handler);
  try {
    for await (const piece of source.pipe(content)) await reader.push(piece as Buffer);
    reader.finish();
  } catch (error) {
    throw isOfContent(error) ? damaged() : error;
  } finally {
    source.destroy();
    await files.close();
  }
  if (!files.fit()) throw damaged();
}

const isOfContent = (error: unknown) =>
  error instanceof TarFault || (error instanceof Error && "code" in error && /^Z_/.test(String(error.code)));

interface Open {
  name: string;
  hash: Hash;
  file: FileHandle | undefined;
}

/** Writes what comes out of the archive, apart from the two lists that are not the database's own. */
function writer(folder: string) {
  const found = new Map<string, string>();
  const sums: Buffer[] = [];
  let current: Open | undefined;
  const close = async () => {
    await current?.file?.close();
    current = undefined;
  };
  return {
    handler: {
      async entry({ name, kind }: { name: string; kind: string }) {
        const target = join(folder, name);
        if (kind === "folder") await mkdir(target, { mode: 0o700, recursive: true });
        else {
          const isOwn = name === checksumsName || name === manifestName;
          const file = isOwn ? undefined : await open(target, "wx", 0o600);
          current = { name, hash: createHash("sha256"), file };
        }
      },
      async data(piece: Buffer) {
        if (!current) return;
        current.hash.update(piece);
        if (current.name === checksumsName) sums.push(Buffer.from(piece));
        await current.file?.writeFile(piece);
      },
      async done() {
        if (current) found.set(current.name, current.hash.digest("hex"));
        await close();
      },
    },
    close,
    /** Whether there are exactly the files that the list names, each with its checksum. */
    fit(): boolean {
      found.delete(checksumsName);
      const lines = Buffer.concat(sums).toString().split("\n").slice(0, -1);
      return (
        lines.length === found.size && lines.every((line) => found.get(line.slice(66)) === line.slice(0, 64))
      );
    },
  };
}
