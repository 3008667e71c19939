// SPDX-License-Identifier: EUPL-1.2
import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup } from "node:dns";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { ok, type Result, refuse } from "../result/result.ts";
import { mayAskForeign } from "./foreign-address.ts";
import { isLoopbackAddress, isPublicAddress } from "./public-address.ts";

/** What is known of an answer from the last time: a server that still has the same says so instead of sending it. */
export interface KnownAnswer {
  etag: string | null;
  lastModified: string | null;
}

export interface ForeignAnswer extends KnownAnswer {
  /** Undefined where nothing has changed since the known answer. */
  bytes: Buffer | undefined;
  /** Where it was in the end, after redirects. */
  url: URL;
}

/**
 * Why nothing came. `not-allowed`: the address, or where it leads, is none that we ask; `no-such-host`; `unreachable`: refused, broken,
 * or its certificate is not good; `too-slow`; `too-large`; `too-many-redirects`; `gone`: 404 or 410; `closed`: it wants a password (401,
 * 403); `refused`: all other statuses.
 */
export type FetchProblem =
  | "not-allowed"
  | "no-such-host"
  | "unreachable"
  | "too-slow"
  | "too-large"
  | "too-many-redirects"
  | "gone"
  | "closed"
  | "refused";

export interface FetchLimits {
  bytes: number;
  /** For all of it, redirects included. */
  milliseconds: number;
  redirects: number;
}

const usual: FetchLimits = { bytes: 5_000_000, milliseconds: 20_000, redirects: 4 };

class Refused extends Error {
  readonly reason: FetchProblem;
  constructor(reason: FetchProblem) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Asks another server for a file, at an address that somebody of a site has entered. The name is looked up once, and the connection goes
 * to one of the addresses that were found and looked at: none of our own network, whatever a name server says a moment later
 * (SSRF, DNS rebinding). Redirects are followed under the same rules.
 *
 * @param options.local loopback may be asked: for tests, and where nobody else can reach us
 * @example
 * const answer = await fetchForeign(new URL("https://verein.example/termine.ics"), { accept: "text/calendar" });
 */
export async function fetchForeign(
  url: URL,
  options: { accept: string; known?: KnownAnswer; local?: boolean; limits?: Partial<FetchLimits> },
): Promise<Result<ForeignAnswer, FetchProblem>> {
  const limits = { ...usual, ...options.limits };
  const local = options.local === true;
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    let at = url;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      if (!mayAskForeign(at, local)) throw new Refused("not-allowed");
      const answer = await ask(at, headersOf(options.accept, options.known), local, signal);
      const next = redirectOf(answer, at);
      if (!next) return ok(await read(answer, at, limits.bytes, signal));
      answer.destroy();
      at = next;
    }
    return refuse("too-many-redirects");
  } catch (error) {
    if (error instanceof Refused) return refuse(error.reason);
    return refuse(signal.aborted ? "too-slow" : reasonOf(error));
  }
}

function headersOf(accept: string, known: KnownAnswer | undefined): Record<string, string> {
  return {
    "user-agent": "Mittendrin (calendar subscription)",
    accept: `${accept}, */*;q=0.1`,
    "accept-encoding": "gzip, deflate, br",
    ...(known?.etag && { "if-none-match": known.etag }),
    ...(known?.lastModified && { "if-modified-since": known.lastModified }),
  };
}

function ask(
  url: URL,
  headers: Record<string, string>,
  local: boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, signal, agent: false, lookup: guardedLookup(local) }, resolve);
    sent.once("error", reject);
    sent.end();
  });
}

/** Looks up a name and gives only addresses that may be asked. */
const guardedLookup =
  (local: boolean) =>
  (
    host: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const good = found.filter(
        ({ address }) => isPublicAddress(address) || (local && isLoopbackAddress(address)),
      );
      const [first] = good;
      // One bad address among good ones is no accident.
      if (!first || good.length < found.length) return done(new Refused("not-allowed"), []);
      if (options.all) done(null, good);
      else done(null, first.address, first.family);
    });
  };

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined;
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, from.href)) throw new Refused("refused");
  return new URL(location, from);
}

async function read(
  answer: IncomingMessage,
  url: URL,
  longest: number,
  signal: AbortSignal,
): Promise<ForeignAnswer> {
  const { statusCode = 0, headers } = answer;
  const etag = short(headers.etag);
  const lastModified = short(headers["last-modified"]);
  if (statusCode === 304) {
    answer.destroy();
    return { bytes: undefined, url, etag, lastModified };
  }
  if (statusCode !== 200) {
    answer.destroy();
    throw new Refused(
      statusCode === 404 || statusCode === 410
        ? "gone"
        : statusCode === 401 || statusCode === 403
          ? "closed"
          : "refused",
    );
  }
  return { bytes: await whole(answer, longest, signal), url, etag, lastModified };
}

/** Unpacked, and no further than the limit: a small answer may unpack to a very great one. */
async function whole(answer: IncomingMessage, longest: number, signal: AbortSignal): Promise<Buffer> {
  const packed = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const unpack =
    packed === "gzip" || packed === "x-gzip"
      ? createGunzip()
      : packed === "deflate"
        ? createInflate()
        : packed === "br"
          ? createBrotliDecompress()
          : undefined;
  if (!unpack && packed !== "identity" && packed !== "") throw new Refused("refused");
  const stop = () => unpack?.destroy(new Error("stopped"));
  signal.addEventListener("abort", stop);
  if (unpack) {
    answer.once("error", (error) => unpack.destroy(error));
    answer.pipe(unpack);
  }
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of unpack ?? answer) {
      length += piece.length;
      if (length > longest) throw new Refused("too-large");
      pieces.push(piece);
    }
  } finally {
    signal.removeEventListener("abort", stop);
    answer.destroy();
  }
  return Buffer.concat(pieces);
}

/** Kept and sent back later, so no longer than such a word is. */
const short = (text: string | undefined): string | null =>
  text !== undefined && text.length <= 300 && /^[ -~]+$/.test(text) ? text : null;

function reasonOf(error: unknown): FetchProblem {
  const { code = "" } = error as NodeJS.ErrnoException;
  return ["ENOTFOUND", "EAI_AGAIN", "ENODATA", "EAI_NONAME"].includes(code) ? "no-such-host" : "unreachable";
}
