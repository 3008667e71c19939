import { ok, type Result, refuse } from "../../result/result.ts";

/** The address of a request, checked and taken apart. */
export interface Target {
  /** The parts of the path, decoded. The root has none; an empty part means a doubled slash. */
  segments: string[];
  /** The path in the one spelling that we use ourselves, without a slash at the end. */
  path: string;
  /** Whether a slash stood at the end of a path that is not the root. */
  trailingSlash: boolean;
  /** Names and values in the order they stood. */
  parameters: [string, string][];
}

export type TargetProblem =
  | "not-a-path"
  | "too-long"
  | "bad-character"
  | "bad-escape"
  | "control-character"
  | "hidden-separator"
  | "dot-segment"
  | "too-many-parameters";

/** Longer addresses are nobody's: our longest searches stay under 1,000. */
const longestTarget = 4096;
const mostParameters = 100;

/** RFC 3986 path characters, and those that browsers leave as they are. */
const pathCharacters = /^[A-Za-z0-9\-._~!$&'()*+,;=:@%/[\]|^{}]*$/;
/** Any printable ASCII but the backslash, which some parsers read as a slash. */
const queryCharacters = /^[!-[\]-~]*$/;
const pathControls = /\p{Cc}/u;
/** A pasted text may hold tabs and line breaks. */
const queryControls = /(?![\t\n\r])\p{Cc}/u;

/**
 * Takes the target of a request line apart (RFC 9112, 3.2.1: origin form only) and refuses whatever two programs could
 * read in two ways: absolute addresses, backslashes, hidden slashes, dot segments, malformed escapes, bad UTF-8, NUL.
 */
export function readTarget(raw: string): Result<Target, TargetProblem> {
  if (raw[0] !== "/") return refuse("not-a-path");
  if (raw.length > longestTarget) return refuse("too-long");
  const mark = raw.indexOf("?");
  const rawPath = mark < 0 ? raw : raw.slice(0, mark);
  const rawQuery = mark < 0 ? "" : raw.slice(mark + 1);
  if (!pathCharacters.test(rawPath) || !queryCharacters.test(rawQuery)) return refuse("bad-character");

  const parts = rawPath.slice(1).split("/");
  const trailingSlash = parts.length > 1 && parts.at(-1) === "";
  if (parts.at(-1) === "") parts.pop();
  const segments: string[] = [];
  for (const part of parts) {
    const text = decode(part);
    if (text === undefined) return refuse("bad-escape");
    if (pathControls.test(text)) return refuse("control-character");
    if (text.includes("/") || text.includes("\\")) return refuse("hidden-separator");
    if (text === "." || text === "..") return refuse("dot-segment");
    segments.push(text);
  }
  const parameters = readParameters(rawQuery);
  if (!parameters.ok) return parameters;
  return ok({ segments, path: pathOf(segments), trailingSlash, parameters: parameters.value });
}

/** The path of these parts, in the one spelling that we use ourselves. */
export function pathOf(segments: readonly string[]): string {
  return `/${segments.map(encodeURIComponent).join("/")}`;
}

function readParameters(query: string): Result<[string, string][], TargetProblem> {
  if (query === "") return ok([]);
  const pairs = query.split("&");
  if (pairs.length > mostParameters) return refuse("too-many-parameters");
  const parameters: [string, string][] = [];
  for (const pair of pairs) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = decode((at < 0 ? pair : pair.slice(0, at)).replaceAll("+", " "));
    const value = at < 0 ? "" : decode(pair.slice(at + 1).replaceAll("+", " "));
    if (name === undefined || value === undefined) return refuse("bad-escape");
    if (queryControls.test(name) || queryControls.test(value)) return refuse("control-character");
    parameters.push([name, value]);
  }
  return ok(parameters);
}

/** `decodeURIComponent` throws at bad escapes, overlong forms, lone surrogates and bytes that are no UTF-8. */
function decode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
