// SPDX-License-Identifier: EUPL-1.2
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { CommandRefused } from "../../../../kernel/module/command.ts";
import type { Rejection } from "../../store/imports.ts";
import { cannotWrite } from "../cannot-write.ts";

async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((file) => stat(file).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/**
 * The file for what an import rejects, open before anything is taken; undefined where none was asked for.
 *
 * @throws {CommandRefused} where it cannot be written, or is the file that is to be imported
 */
export async function openRejected(file: string | undefined, imported: string) {
  if (file === undefined) return undefined;
  if (await isSame(file, imported))
    throw new CommandRefused(`--rejected would overwrite ${file}, which is to be imported.`, 2);
  const stream = createWriteStream(file);
  let fault: unknown;
  stream.on("error", (error) => {
    fault ??= error;
  });
  await once(stream, "open").catch((error) => {
    throw new CommandRefused(cannotWrite(file, error));
  });
  stream.write("id\tfield\treason\tdetail\n");
  return {
    add({ element, field, reason, detail }: Rejection) {
      const cells = [element, field, reason, detail ?? ""].map((cell) => cell.replace(/[\t\n\r]/g, " "));
      stream.write(`${cells.join("\t")}\n`);
    },
    /** Closes the file, whatever became of it. */
    async close() {
      if (!stream.closed) await finished(stream.end()).catch(() => undefined);
    },
    /** Closes the file of an import that was reported; a file that is not whole is told. */
    async complete() {
      await finished(stream.end()).catch((error) => {
        fault ??= error;
      });
      if (fault)
        throw new CommandRefused(`The import itself is done as reported, but: ${cannotWrite(file, fault)}`);
    },
  };
}
