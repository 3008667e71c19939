// SPDX-License-Identifier: EUPL-1.2
import { open } from "node:fs/promises";

const tailBytes = 16 * 1024;

/**
 * What the server remarks at the end of its answer; it does so where it gave up half-way ("runtime error: …") although
 * the answer looks whole. Undefined where it says nothing.
 */
export async function overpassRemark(file: string): Promise<string | undefined> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, tailBytes));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const [, remark] = /"remark"\s*:\s*("(?:[^"\\]|\\.)*")\s*\}\s*$/.exec(tail.toString("utf8")) ?? [];
    return remark === undefined ? undefined : String(JSON.parse(remark));
  } catch (error) {
    // A remark that is no JSON is no remark.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  } finally {
    await handle.close();
  }
}
