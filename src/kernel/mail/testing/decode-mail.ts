/** One part of a mail as a reader would see it; for tests. */
export interface DecodedMail {
  headers: Record<string, string>;
  text: string;
  html: string;
}

/** Undoes MIME far enough for what we send: encoded words, quoted-printable, base64, parts within parts. */
export function decodeMail(data: string): DecodedMail {
  const { headers, body } = split(data);
  const parts = partsOf({ headers, body });
  const of = (type: string) => {
    const part = parts.find((each) => each.headers["content-type"]?.startsWith(type));
    return part ? decodeBody(part.body, part.headers["content-transfer-encoding"] ?? "7bit") : "";
  };
  return { headers, text: of("text/plain"), html: of("text/html") };
}

interface Part {
  headers: Record<string, string>;
  body: string;
}

/** All parts, also those within parts: a file makes one of the text and its HTML. */
function partsOf(whole: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(whole.headers["content-type"] ?? "")?.[1];
  if (!boundary) return [whole];
  return whole.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => partsOf(split(part)));
}

function split(data: string): { headers: Record<string, string>; body: string } {
  const text = data.replace(/^\r\n/, "");
  const end = text.indexOf("\r\n\r\n");
  const lines = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = "", value = ""] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    headers[key] = key in headers ? `${headers[key]}\n${decodeWords(value)}` : decodeWords(value);
  }
  return { headers, body: text.slice(end + 4) };
}

/** RFC 2047. White space between two encoded words is not part of the text. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, text = ""]) =>
          kind?.toUpperCase() === "B"
            ? Buffer.from(text, "base64")
            : quotedPrintable(text.replaceAll("_", "=20")),
        ),
      ).toString(),
    );
}

function quotedPrintable(text: string): Buffer {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

function decodeBody(body: string, encoding: string): string {
  const trimmed = body.replace(/\r\n$/, "");
  if (encoding === "base64") return Buffer.from(trimmed, "base64").toString();
  return encoding === "quoted-printable" ? quotedPrintable(trimmed).toString() : trimmed;
}
