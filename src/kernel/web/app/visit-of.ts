import { ok } from "../../result/result.ts";
import type { Visit } from "../request/visit.ts";

/** Makes a visit of a `Request`, as a test asks it. The target is what stands after the origin. */
export function visitOf(request: Request): Visit {
  const { origin, protocol, host } = new URL(request.url);
  const header = (name: string) => request.headers.get(name) ?? undefined;
  return {
    method: request.method,
    target: request.url.slice(origin.length).replace(/#.*$/, ""),
    host,
    secure: protocol === "https:",
    acceptLanguage: header("accept-language") ?? "",
    acceptEncoding: header("accept-encoding") ?? "",
    ifNoneMatch: header("if-none-match") ?? "",
    address: "127.0.0.1",
    header,
    bodyPieces: () => pieces(request),
    readBody: async () => ok(Buffer.from(await request.arrayBuffer())),
  };
}

async function* pieces(request: Request): AsyncGenerator<Buffer> {
  yield Buffer.from(await request.arrayBuffer());
}
