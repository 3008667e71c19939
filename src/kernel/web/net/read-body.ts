import type { IncomingMessage } from "node:http";
import { ok, type Result, refuse } from "../../result/result.ts";
import type { BodyProblem } from "../request/visit.ts";

/**
 * Reads a body into memory, up to `limit` bytes. Stops at once where more is announced or comes. The time is limited
 * by the server's `requestTimeout`.
 */
export function readBody(
  request: IncomingMessage,
  announced: number | undefined,
  limit: number,
): Promise<Result<Buffer, BodyProblem>> {
  if ((announced ?? 0) > limit) return Promise.resolve(refuse("too-large"));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (result: Result<Buffer, BodyProblem>) => {
      request.off("data", onData);
      request.pause();
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) finish(refuse("too-large"));
      else chunks.push(chunk);
    };
    request.on("data", onData);
    request.once("end", () => finish(ok(Buffer.concat(chunks))));
    request.once("error", () => finish(refuse("interrupted")));
    request.once("close", () => finish(refuse("interrupted")));
  });
}
