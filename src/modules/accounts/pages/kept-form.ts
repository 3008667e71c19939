import { localPath } from "../../../kernel/web/local-path.ts";

/** A form that could not be taken when it was sent, because its sender had to show first who they are. */
export interface KeptForm {
  path: string;
  fields: [string, string][];
}

/** More than any of our forms holds; what is longer came from elsewhere. */
const longest = 100_000;
/** Never carried along: they would be shown, or belong to a session that is over. */
const notKept = new Set(["token", "password", "code"]);

/** The form as a text for a hidden field of the form that comes in between. */
export function packForm(path: string, form: URLSearchParams): string {
  const fields = [...form].filter(([name]) => !notKept.has(name));
  return Buffer.from(JSON.stringify({ path, fields })).toString("base64url");
}

/** Reads such a text back; undefined for one that is none, or whose form would go elsewhere than to this site. */
export function unpackForm(text: string | null, siteStart: string): KeptForm | undefined {
  if (!text || text.length > longest) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (typeof read !== "object" || read === null) return undefined;
    const { path, fields } = read as { path?: unknown; fields?: unknown };
    if (typeof path !== "string" || localPath(path, "") === "" || !path.startsWith(`${siteStart}/`))
      return undefined;
    if (!Array.isArray(fields) || !fields.every(isField)) return undefined;
    return { path, fields };
  } catch {
    return undefined;
  }
}

function isField(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
