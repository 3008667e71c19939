import { escapeHtml } from "../../ui/escape.ts";
import type { AwayAnswer, Cookie, DataAnswer, PageAnswer, RedirectAnswer, StreamAnswer } from "../answer.ts";
import { localPath } from "../local-path.ts";
import { makeReply, type Reply } from "../reply/reply.ts";
import { framable } from "../reply/security-headers.ts";
import { makeStreamReply } from "../reply/stream-reply.ts";
import { writeCookie } from "../request/cookies.ts";
import type { CachePolicy } from "../route.ts";

/** How an answer may be kept by browsers and proxies. */
export interface Keeping {
  cache: CachePolicy;
  /** Only for whoever asked: nothing between us and them may keep it. */
  private: boolean;
  /** Whether cookies are bound to https. */
  https: boolean;
  /** The address names no language, so that it depends on the visitor's. */
  negotiated: boolean;
}

/** Draws a page that `frame` has already made a document of. */
export function drawPage(answer: PageAnswer, document: string, secure: string[], keeping: Keeping): Reply {
  const status = answer.status ?? 200;
  const headers = [...(answer.framed ? framable(secure) : secure), ...keepingHeaders(keeping)];
  if (answer.noIndex) headers.push("X-Robots-Tag", "noindex");
  headers.push(...cookieHeaders(answer.cookies, keeping.https));
  return makeReply({
    status,
    contentType: "text/html; charset=utf-8",
    body: document,
    headers,
    ...lasting(status, keeping),
  });
}

/** Draws a ready body of another kind. Its own headers come last and replace ours of the same name. */
export function drawData(answer: DataAnswer, secure: string[], keeping: Keeping): Reply {
  const { status = 200, contentType, body, encodings } = answer;
  const headers = withOwn([...secure, ...keepingHeaders(keeping)], answer.headers);
  return makeReply({
    status,
    contentType,
    body,
    headers,
    ...(encodings && { encodings }),
    ...lasting(status, keeping),
  });
}

/** Draws a body that is made while it is sent. */
export function drawStream(answer: StreamAnswer, secure: string[], keeping: Keeping): Reply {
  const { contentType, pieces, version } = answer;
  const headers = withOwn([...secure, ...keepingHeaders(keeping)], answer.headers);
  return makeStreamReply({ contentType, pieces, version, headers });
}

function withOwn(headers: string[], own: Record<string, string> = {}): string[] {
  for (const [name, value] of Object.entries(own)) {
    const at = headers.findIndex(
      (text, index) => index % 2 === 0 && text.toLowerCase() === name.toLowerCase(),
    );
    if (at >= 0) headers[at + 1] = value;
    else headers.push(name, value);
  }
  return headers;
}

/** Sends the visitor to another address of ours; anything else becomes the start page. */
export function drawRedirect(
  { to, status, cookies }: RedirectAnswer,
  secure: string[],
  { negotiated, https }: Pick<Keeping, "negotiated" | "https">,
): Reply {
  const headers = [
    ...secure,
    "Location",
    localPath(to, "/"),
    "Cache-Control",
    status === 308 ? "max-age=3600" : "no-store",
  ];
  if (negotiated) headers.push("Vary", "Accept-Language");
  headers.push(...cookieHeaders(cookies, https));
  return makeReply({ status, ...pointer(localPath(to, "/")), headers });
}

/** For programs that read no headers (RFC 9110, section 15.4). */
function pointer(to: string): { contentType: string; body: string } {
  const address = escapeHtml(to);
  return { contentType: "text/html; charset=utf-8", body: `<a href="${address}">${address}</a>` };
}

/** Sends the visitor to another host. */
export function drawAway({ to, cookies }: AwayAnswer, secure: string[], https: boolean): Reply {
  const headers = [
    ...secure,
    "Location",
    to.href,
    "Cache-Control",
    "no-store",
    ...cookieHeaders(cookies, https),
  ];
  return makeReply({ status: 303, ...pointer(to.href), headers });
}

function cookieHeaders(cookies: readonly Cookie[] = [], https: boolean): string[] {
  return cookies.flatMap((cookie) => ["Set-Cookie", writeCookie(cookie, https)]);
}

function keepingHeaders(keeping: Keeping): string[] {
  const headers = ["Cache-Control", cacheControl(keeping)];
  if (keeping.negotiated) headers.push("Vary", "Accept-Language");
  return headers;
}

function cacheControl({ cache, private: closed }: Keeping): string {
  if (closed) return "no-store";
  if (cache === "none") return "no-cache";
  const alone = cache === "site" ? undefined : cache.browserSeconds;
  return alone === undefined ? "public, max-age=0, must-revalidate" : `private, max-age=${alone}`;
}

function lasting(status: number, { cache, private: closed }: Keeping): { kept: boolean; tagged: boolean } {
  return { kept: status === 200 && cache !== "none" && !closed, tagged: status === 200 && !closed };
}
