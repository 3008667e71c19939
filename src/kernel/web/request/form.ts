import { ok, type Result, refuse } from "../../result/result.ts";

export type FormProblem = "not-a-form" | "bad-text" | "too-many-fields";

/** Our longest form has a few dozen. */
const mostFields = 1000;

/** Whether a body of this type is a form as browsers send it. */
export function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded(?:\s*;\s*charset="?utf-8"?)?\s*$/i.test(contentType ?? "");
}

/** Reads the fields of a form; refuses malformed escapes, bytes that are no UTF-8, and NUL. */
export function readForm(body: Buffer): Result<URLSearchParams, FormProblem> {
  const text = body.toString("latin1");
  // A sound form is ASCII: everything else is escaped.
  if (!/^[!-~]*$/.test(text)) return refuse("not-a-form");
  let fields = 1;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) fields++;
  if (fields > mostFields) return refuse("too-many-fields");
  try {
    if (decodeURIComponent(text.replaceAll("+", " ")).includes("\0")) return refuse("bad-text");
  } catch {
    return refuse("bad-text");
  }
  return ok(new URLSearchParams(text));
}
