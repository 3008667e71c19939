import type { Child } from "hono/jsx";

/** A page's own part; the layout draws the frame around it. */
export interface PageAnswer {
  kind: "page";
  status?: 200 | 401 | 403 | 404 | 422 | 429;
  /** Without the site's name: the layout adds it. Unique per page. */
  title: string;
  description?: string;
  body: Child;
  /** Structured data for search engines (schema.org), printed as a JSON-LD data block. */
  jsonLd?: unknown;
  /** Keeps a page out of search engines, such as a search result. */
  noIndex?: boolean;
  /**
   * What of the query the page has understood, without the question mark: only that stands in its links to other
   * languages. The whole query where it is not given.
   */
  query?: string;
  /** The page shows data of OpenStreetMap: named in the foot. */
  osm?: boolean;
  /** Feeds of what this page lists, by which readers subscribe to it. */
  feeds?: { title: string; href: string }[];
  /**
   * Made to be shown in a frame on any other site: drawn without header and foot, its links open beside it, and nothing on
   * it may change anything. All other pages refuse to be framed.
   */
  framed?: true;
  /** The page shows how far something is: browsers without scripts ask for it anew after so many seconds. */
  refreshSeconds?: number;
  /** Browser scripts of this page by the name of their file in `islands/`. */
  islands?: string[];
  cookies?: Cookie[];
}

/** A cookie to be set; one with an empty value is taken away. Sent to us only, never read by scripts. */
export interface Cookie {
  name: string;
  value: string;
  /** In seconds; without it the browser forgets it when it ends. */
  maxAge?: number;
}

/** A ready body of another kind: JSON, CSV, SVG, a feed. */
export interface DataAnswer {
  kind: "data";
  contentType: string;
  body: string | Uint8Array;
  /** The same body, compressed already. */
  encodings?: { gzip: Uint8Array };
  status?: number;
  headers?: Record<string, string>;
  /** Open to scripts of other sites (CORS, GET only). */
  open?: boolean;
}

/**
 * A body that is too great to be held: made piece by piece while it is sent, no faster than the reader reads. Not kept.
 * An error in between cuts the connection, so that nobody takes a part for the whole.
 */
export interface StreamAnswer {
  kind: "stream";
  contentType: string;
  /** Called when the first byte is wanted; never for HEAD or where the reader has it already. */
  pieces(): AsyncIterable<string>;
  /** What changes whenever the body would: browsers ask with it whether theirs is still right. */
  version?: string;
  headers?: Record<string, string>;
  open?: boolean;
}

export interface RedirectAnswer {
  kind: "redirect";
  to: string;
  /** 303 after a POST, 301 or 308 where the address moved for good, 302 otherwise. */
  status: 301 | 302 | 303 | 308;
  cookies?: Cookie[];
  /** Scripts of other sites may follow, as they may read where it leads. */
  open?: boolean;
}

/**
 * Sends the browser to another host, which the caller answers for: to sign in there. Only as the answer to a link, since browsers
 * hold forms to our own address, redirects included.
 */
export interface AwayAnswer {
  kind: "away";
  to: URL;
  cookies?: Cookie[];
}

/** 414 and 431: the address or the headers are too long. 421: the name in the address is not ours. */
export type RefusalStatus = 400 | 403 | 404 | 405 | 408 | 413 | 414 | 415 | 417 | 421 | 429 | 431 | 500 | 503;

/** What cannot be answered; drawn as a page or, on the API, as a problem document (RFC 9457). */
export interface RefusalAnswer {
  kind: "refusal";
  status: RefusalStatus;
  /** One sentence for the person who asked, in their language: what to do next. */
  detail?: string;
}

export type Answer = PageAnswer | DataAnswer | StreamAnswer | RedirectAnswer | AwayAnswer | RefusalAnswer;

export const notFound: RefusalAnswer = { kind: "refusal", status: 404 };

export function redirect(
  to: string,
  status: 301 | 302 | 303 | 308 = 303,
  cookies?: Cookie[],
): RedirectAnswer {
  return { kind: "redirect", to, status, ...(cookies && { cookies }) };
}

export function data(
  contentType: string,
  body: string | Uint8Array,
  extra: Partial<DataAnswer> = {},
): DataAnswer {
  return { kind: "data", contentType, body, ...extra };
}
