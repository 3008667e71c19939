import { STATUS_CODES } from "node:http";
import type { RefusalStatus } from "../answer.ts";
import { problemDocument } from "../reply/problem.ts";
import { makeReply, type Reply } from "../reply/reply.ts";
import type { AppOptions, RefusalContext } from "./options.ts";

/** A refusal with everything that its answer needs. */
export interface Refusal<Site> extends Omit<RefusalContext<Site>, "errorId"> {
  status: RefusalStatus;
  /** For people, in their language: what to do next. */
  detail?: string | undefined;
  /** For programs, in English: what exactly was wrong. Shown on the API only. */
  reason?: string | undefined;
  /** The path as asked; decides between a page and a problem document. */
  path: string;
  errorId?: string | undefined;
  /** The methods that the address knows, with status 405. */
  allow?: readonly string[];
}

/** Seconds after which it makes sense to try again. */
const retryAfter: Partial<Record<RefusalStatus, number>> = { 429: 2, 503: 5 };

/** Whether an address belongs to programs, which get problem documents instead of pages. */
export function isApi(path: string): boolean {
  return path === "/api" || path.startsWith("/api/") || path.startsWith("/api?");
}

/** Answers with what went wrong: a page in the visitor's language, or a problem document under `/api/`. */
export async function refuse<Site>(
  refusal: Refusal<Site>,
  options: Pick<AppOptions<Site>, "refusal" | "log">,
  secure: (open: boolean) => string[],
): Promise<Reply> {
  const { status, detail, path, allow, errorId } = refusal;
  const api = isApi(path);
  const headers = [...secure(api), "Cache-Control", "no-store"];
  if (allow) headers.push("Allow", allow.join(", "));
  const seconds = retryAfter[status];
  if (seconds) headers.push("Retry-After", String(seconds));
  if (api) {
    const reason = detail ?? refusal.reason ?? (errorId && `The fault is noted under ${errorId}.`);
    const body = problemDocument(status, reason, refusal.url?.pathname);
    return makeReply({ status, contentType: "application/problem+json; charset=utf-8", body, headers });
  }
  headers.push("Vary", "Accept-Language");
  return makeReply({
    status,
    contentType: "text/html; charset=utf-8",
    body: await page(refusal, options),
    headers,
  });
}

async function page<Site>(
  refusal: Refusal<Site>,
  options: Pick<AppOptions<Site>, "refusal" | "log">,
): Promise<string> {
  const { status, detail, locale, site, url, errorId } = refusal;
  try {
    return await options.refusal(status, detail, { locale, site, url, errorId });
  } catch (error) {
    // The drawing itself is broken: whoever asked gets at least the bare words.
    options.log.error({ error: String(error), status }, "a refusal could not be drawn");
    const title = `${status} ${STATUS_CODES[status] ?? ""}`;
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1></html>`;
  }
}
