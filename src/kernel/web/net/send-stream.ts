import type { ServerResponse } from "node:http";
import type { Limits } from "./limits.ts";

/**
 * Sends a body while it is made: the next piece is asked for when the reader has taken the last. Whoever reads more slowly
 * than `leastBytesPerSecond` is cut off, and so is everybody where a piece cannot be made: half a table must not look whole.
 */
export async function sendStream(
  response: ServerResponse,
  pieces: AsyncIterable<Uint8Array>,
  limits: Pick<Limits, "readMs" | "leastBytesPerSecond">,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (response.destroyed) return;
      if (!response.write(piece)) await drained(response, limits);
    }
    response.end();
  } catch {
    breakOff(response, limits.readMs);
  }
}

/** Sends what is made already, where it is read in time, and no end: Node 24 drops it when the answer is destroyed at once. */
function breakOff(response: ServerResponse, readMs: number): void {
  const timer = setTimeout(() => response.destroy(), response.writableNeedDrain ? 0 : readMs);
  response.once("close", () => clearTimeout(timer));
  response.socket?.destroySoon();
}

/** @throws {Error} when the connection ends, or the time is up */
function drained(
  response: ServerResponse,
  { readMs, leastBytesPerSecond }: Pick<Limits, "readMs" | "leastBytesPerSecond">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const time = readMs + (response.writableLength / leastBytesPerSecond) * 1000;
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      response.off("drain", onDrain);
      response.off("close", onClose);
      finish();
    };
    const onDrain = () => settle(resolve);
    const onClose = () => settle(() => reject(new Error("The connection ended.")));
    const timer = setTimeout(() => settle(() => reject(new Error("The reader is too slow."))), time);
    response.once("drain", onDrain);
    response.once("close", onClose);
  });
}
