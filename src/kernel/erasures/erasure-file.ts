import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { StartRefused } from "../config/start-refused.ts";
import type { Erasure } from "./erasure.ts";

/** A line of the file, in JSON. */
const lineShape = z.object({
  id: z.uuid(),
  at: z.iso.datetime().transform((text) => new Date(text)),
  site: z.uuid(),
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  subject: z.uuid(),
});

/** What a list of erasures holds. */
export interface ErasureFile {
  erasures: Erasure[];
  /** Numbers of lines that say nothing that could be understood; a last one that was cut off is not among them. */
  faulty: number[];
}

/** Reads a list of erasures; empty where there is no such file. @throws {StartRefused} where it cannot be read */
export async function readErasures(path: string): Promise<ErasureFile> {
  const erasures: Erasure[] = [];
  const faulty: number[] = [];
  const lines = (await readText(path)).split("\n");
  for (const [index, line] of lines.entries()) {
    const erasure = parseLine(line);
    if (erasure) erasures.push(erasure);
    // Behind the last end of a line stands nothing, or what a loss of power has cut off.
    else if (line.trim() !== "" && index < lines.length - 1) faulty.push(index + 1);
  }
  return { erasures, faulty };
}

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path, "r");
    return await file.readFile("utf8").finally(() => file.close());
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") return "";
    if (code === "") throw error;
    throw new StartRefused(
      `The list of erasures ${path} cannot be read (${code}); it must be a file that belongs to the user who starts the program.`,
    );
  }
}

function parseLine(line: string): Erasure | undefined {
  try {
    const { site, ...rest } = lineShape.parse(JSON.parse(line));
    return { ...rest, siteId: site };
  } catch {
    return undefined;
  }
}

/** Adds lines to a list of erasures, and waits until they are on the disk. @throws the error of the file system */
export async function appendErasures(path: string, erasures: readonly Erasure[]): Promise<void> {
  // Beside a server of one's own nothing else may need the folder.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "a+", 0o600);
  try {
    const text = await file.readFile("utf8");
    const last = text.slice(text.lastIndexOf("\n") + 1);
    const isWhole = parseLine(last) !== undefined;
    // A line that a loss of power has cut off is written anew by whoever wrote it; one that a person added counts.
    if (last !== "" && !isWhole) await file.truncate(Buffer.byteLength(text) - Buffer.byteLength(last));
    const lines = erasures.map(({ siteId, id, at, kind, subject }) =>
      JSON.stringify({ id, at: at.toISOString(), site: siteId, kind, subject }),
    );
    await file.appendFile(`${isWhole ? "\n" : ""}${lines.map((line) => `${line}\n`).join("")}`);
    await file.sync();
  } finally {
    await file.close();
  }
}
