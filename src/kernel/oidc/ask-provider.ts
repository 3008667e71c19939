import { mayAsk } from "./read-issuer.ts";

/** In bytes; the documents of providers have some thousands. */
const longest = 512 * 1024;

/** In seconds. */
export const timeout = 5;

/** So many questions are under way at a time; a provider that is slow shall not pile them up. */
const atOnce = 50;
let underWay = 0;

/**
 * How a provider is asked: only at addresses that may be asked, no redirect is followed, and what is longer than any such answer is
 * not read to its end. The time is bounded by the signal that the caller brings.
 */
export function askProvider(issuer: URL): (url: string, options: object) => Promise<Response> {
  return async (address, options) => {
    if (!mayAsk(new URL(address), issuer)) throw new TypeError(`${address} may not be asked.`);
    if (underWay >= atOnce) throw new TypeError("Too many questions are under way.");
    underWay++;
    try {
      return await whole(await fetch(address, { ...options, redirect: "error" }));
    } finally {
      underWay--;
    }
  };
}

/** The answer with its body read. */
async function whole({ body, status, headers }: Response): Promise<Response> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > longest) throw new TypeError("A provider says more than we read.");
    pieces.push(piece);
  }
  return new Response(length > 0 ? Buffer.concat(pieces) : null, { status, headers });
}
