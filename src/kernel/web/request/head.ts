/** What the server itself needs of a request's headers. */
export interface Head {
  host: string;
  acceptEncoding: string;
  acceptLanguage: string;
  ifNoneMatch: string;
  /** A body follows, or at least is announced. */
  body: boolean;
  /** In bytes, where announced. */
  contentLength: number | undefined;
}

/** Why a request is refused by its headers alone. */
export type HeadProblem =
  | "no-host"
  | "two-hosts"
  | "too-many-headers"
  | "ambiguous-length"
  | "bad-transfer-encoding"
  | "compressed-body";

/** The greatest number of headers; browsers send about 15. */
const mostHeaders = 100;

/**
 * Reads Node's flat list of names and values in one pass, because this stands before every cached answer, and refuses
 * what a proxy in front of us could understand in another way (request smuggling).
 */
export function readHead(raw: readonly string[]): Head | HeadProblem {
  if (raw.length > mostHeaders * 2) return "too-many-headers";
  let host: string | undefined;
  let length: string | undefined;
  let transfer: string | undefined;
  let acceptEncoding = "";
  let acceptLanguage = "";
  let ifNoneMatch = "";
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] as string;
    const value = raw[i + 1] as string;
    // The length rules out nearly all names without comparing them.
    switch (name.length) {
      case 4:
        if (name !== "Host" && name.toLowerCase() !== "host") break;
        if (host !== undefined) return "two-hosts";
        host = value;
        break;
      case 13:
        if (name.toLowerCase() === "if-none-match") ifNoneMatch = value;
        break;
      case 14:
        if (name.toLowerCase() !== "content-length") break;
        if (length !== undefined || !/^\d{1,15}$/.test(value)) return "ambiguous-length";
        length = value;
        break;
      case 15: {
        const lower = name.toLowerCase();
        if (lower === "accept-encoding") acceptEncoding = value;
        else if (lower === "accept-language") acceptLanguage = value;
        break;
      }
      case 16:
        if (name.toLowerCase() === "content-encoding" && value.toLowerCase() !== "identity")
          return "compressed-body";
        break;
      case 17:
        if (name.toLowerCase() !== "transfer-encoding") break;
        if (transfer !== undefined || value.toLowerCase() !== "chunked") return "bad-transfer-encoding";
        transfer = value;
        break;
    }
  }
  if (transfer !== undefined && length !== undefined) return "ambiguous-length";
  if (host === undefined || host === "") return "no-host";
  const contentLength = length === undefined ? undefined : Number(length);
  const body = transfer !== undefined || (contentLength ?? 0) > 0;
  return { host, acceptEncoding, acceptLanguage, ifNoneMatch, body, contentLength };
}
