import type { IncomingMessage } from "node:http";
import { ok, type Result, refuse } from "../../result/result.ts";
import { BodyFault, type BodyProblem } from "../request/visit.ts";

/**
 * Reads a body into memory, up to `limit` bytes and for at most `ms`. Stops at once where more is announced or comes.
 */
export function readBody(
  request: IncomingMessage,
  announced: number | undefined,
  limit: number,
  ms: number,
): Promise<Result<Buffer, BodyProblem>> {
  if ((announced ?? 0) > limit) return Promise.resolve(refuse("too-large"));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (result: Result<Buffer, BodyProblem>) => {
      clearTimeout(timer);
      request.off("data", onData);
      request.pause();
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limit) finish(refuse("too-large"));
      else chunks.push(chunk);
    };
    // A little earlier than Node's own limit, which would cut the connection without an answer.
    const timer = setTimeout(() => finish(refuse("too-slow")), ms);
    request.on("data", onData);
    request.once("end", () => finish(ok(Buffer.concat(chunks))));
    request.once("error", () => finish(refuse("interrupted")));
    request.once("close", () => finish(refuse("interrupted")));
  });
}

/**
 * Reads a body as it comes, up to `limit` bytes and for at most `ms`; the sender waits while what came is put away.
 *
 * @throws {BodyFault}
 */
export async function* readPieces(
  request: IncomingMessage,
  announced: number | undefined,
  limit: number,
  ms: number,
): AsyncGenerator<Buffer> {
  if ((announced ?? 0) > limit) throw new BodyFault("too-large");
  const pieces = request.iterator({ destroyOnReturn: false });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyFault("too-slow")), ms);
  });
  late.catch(() => undefined);
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([pieces.next(), late]);
      if (done) return;
      bytes += value.length;
      if (bytes > limit) throw new BodyFault("too-large");
      yield value;
    }
  } catch (error) {
    throw error instanceof BodyFault ? error : new BodyFault("interrupted");
  } finally {
    clearTimeout(timer);
  }
}
