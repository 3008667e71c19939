// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { serverSeconds } from "./overpass-question.ts";

/** The server could not be asked, or did not answer as a whole; the message is a sentence or two. */
export class OverpassError extends Error {}

export interface AskOptions {
  /** Told before each pause: why, and for how many seconds. */
  onPause?(reason: string, seconds: number): void;
  /** Told while the answer arrives. */
  onProgress?(bytes: number): void;
  /** For tests: milliseconds until the answer must begin, and between its parts. */
  answerWithin?: number;
  silenceAtMost?: number;
  /** For tests: the pause in seconds where the server names none. */
  pauseSeconds?: number;
}

const attempts = 4;
const longestPause = 120;
const mostRedirects = 3;
const mostBytes = 2 * 1024 ** 3;

/** An address that may be asked. Throws `OverpassError`. */
export function overpassAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw new OverpassError(`"${text.slice(0, 200)}" is no http or https address of an Overpass server.`);
  if (url.username || url.password)
    throw new OverpassError(
      "The address of the Overpass server holds a user name, which would be written to logs.",
    );
  return url;
}

/** Seconds that the server asks to wait (RFC 9110, 10.2.3: a number or a date). */
function retryAfter(response: Response): number | undefined {
  const text = response.headers.get("retry-after");
  if (text === null) return undefined;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** Where a redirect leads; to another host it is not followed, for nobody agreed to ask that one. */
function redirected(response: Response, from: URL): URL {
  const location = response.headers.get("location") ?? "";
  const next = URL.canParse(location, from) ? new URL(location, from) : undefined;
  if (!next || next.hostname !== from.hostname || !["http:", "https:"].includes(next.protocol))
    throw new OverpassError(
      `${from.host} sends the question on to ${next?.host ?? "nowhere"}; give that address if it is to be asked.`,
    );
  if (from.protocol === "https:" && next.protocol === "http:")
    throw new OverpassError(
      `${from.host} sends the question on to an unprotected address; it was not followed.`,
    );
  return next;
}

async function post(url: URL, question: string, signal: AbortSignal): Promise<Response> {
  let at = url;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await fetch(at, {
      method: "POST",
      redirect: "manual",
      signal,
      headers: { "user-agent": "Mittendrin (import of a town)", accept: "application/json" },
      body: new URLSearchParams({ data: question }),
    });
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    at = redirected(response, at);
  }
  throw new OverpassError(`${url.host} redirects in a circle.`);
}

/** What a refusal says, in plain text and short. */
async function explanation(response: Response): Promise<string> {
  const text = await response.text().catch(() => "");
  const plain = text
    .slice(0, 20_000)
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ");
  const [, error] = /(?:Error|error):?\s*([^\n]+)/.exec(plain) ?? [];
  return (error ?? plain).replace(/\s+/g, " ").trim().slice(0, 300);
}

/** Aborts where nothing happens for too long. */
function createPatience(milliseconds: number) {
  const controller = new AbortController();
  let timer = setTimeout(() => controller.abort(), milliseconds);
  return {
    signal: controller.signal,
    renew(next: number) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), next);
    },
    stop: () => clearTimeout(timer),
  };
}

async function save(response: Response, file: string, onPart: (size: number) => void): Promise<void> {
  let size = 0;
  const counter = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      onPart(size);
      done(
        size > mostBytes
          ? new OverpassError("The answer is larger than 2 GB; ask for a smaller area.")
          : null,
        part,
      );
    },
  });
  if (!response.body) throw new OverpassError("The answer is empty.");
  await pipeline(Readable.fromWeb(response.body as never), counter, createWriteStream(file));
}

/** One attempt; gives the seconds to wait where the server is busy. */
async function ask(
  url: URL,
  question: string,
  file: string,
  options: AskOptions,
): Promise<{ busy: string; seconds: number | undefined } | undefined> {
  const { answerWithin = (serverSeconds + 60) * 1000, silenceAtMost = 60_000 } = options;
  const patience = createPatience(answerWithin);
  try {
    const response = await post(url, question, patience.signal);
    const { status } = response;
    patience.renew(silenceAtMost);
    if (status === 200) {
      await save(response, file, (bytes) => {
        patience.renew(silenceAtMost);
        options.onProgress?.(bytes);
      });
      return undefined;
    }
    if (status === 429 || status === 503 || status === 504) {
      await response.body?.cancel();
      return {
        busy: status === 429 ? "it has been asked too often" : "it is too busy",
        seconds: retryAfter(response),
      };
    }
    const said = await explanation(response);
    const reason = status === 400 ? "did not understand the question" : `answered with status ${status}`;
    throw new OverpassError(`${url.host} ${reason}${said && `: ${said}`}.`.replace(/\.\.$/, "."));
  } catch (error) {
    if (error instanceof OverpassError) throw error;
    if (patience.signal.aborted)
      throw new OverpassError(`${url.host} did not answer in time; try again later or ask another server.`);
    const cause = (error as { cause?: NodeJS.ErrnoException }).cause ?? (error as NodeJS.ErrnoException);
    const code = cause.code ?? cause.message ?? "unknown reason";
    if (code === "ENOSPC") throw new OverpassError("There is no room left on the disk for the answer.");
    throw new OverpassError(`${url.host} cannot be reached, or the connection broke (${code}).`);
  } finally {
    patience.stop();
  }
}

/**
 * Asks an Overpass server and writes its answer to a file. A server that is busy is asked again after the pause that it
 * names, up to four times.
 *
 * @throws {OverpassError} whose message says in a sentence what is wrong
 * @example await askOverpass(overpassAddress("https://overpass.example/api/interpreter"), overpassQuestion(box, ["shop"]), file)
 */
export async function askOverpass(
  url: URL,
  question: string,
  file: string,
  options: AskOptions = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const busy = await ask(url, question, file, options);
    if (!busy) return;
    const seconds = busy.seconds ?? (options.pauseSeconds ?? 15) * attempt;
    if (attempt === attempts || seconds > longestPause)
      throw new OverpassError(
        `${url.host} refuses for now: ${busy.busy}${seconds > longestPause ? `, and asks to wait ${Math.ceil(seconds)} seconds` : ""}. Try again later or ask another server.`,
      );
    options.onPause?.(busy.busy, seconds);
    await wait(seconds * 1000);
  }
}
