import { localPath } from "../../../kernel/web/local-path.ts";
import { type SiteContext, startAddress } from "../../quarter/index.ts";

/** What could not be answered when it was asked, because the person had to show first who they are. */
export interface KeptForm {
  path: string;
  /** What was typed; null where a page was only looked at. */
  fields: [string, string][] | null;
}

/** More than any of our forms holds; what is longer came from elsewhere. */
const longest = 100_000;
/** Longer than any address of ours with all that can be asked for in it. */
const longestPath = 4_000;
/** Never carried along: they would stand readable in a page, or belong to a session that is over. */
const secret = new Set(["password", "repeat", "current", "code", "seed", "answer", "client-secret"]);
const isKept = ([name]: [string, string]) => name !== "token" && !secret.has(name);

/** What may be carried along of a form. */
export const keptFields = (form: URLSearchParams): [string, string][] => [...form].filter(isKept);

/** Whether something was typed that is not carried along and must be typed again. */
export const holdsSecrets = (form: URLSearchParams): boolean =>
  [...form.keys()].some((name) => secret.has(name));

/** The form as a text for a hidden field of the form that comes in between; without a form, the page. */
export function packForm({ pathname, search }: URL, form: URLSearchParams | undefined): string {
  const fields = form ? keptFields(form) : null;
  return Buffer.from(JSON.stringify({ path: pathname + search, fields })).toString("base64url");
}

/** Reads such a text back; undefined for one that is none, or whose form would go elsewhere than to this site. */
export function unpackForm(text: string | null, siteStart: string): KeptForm | undefined {
  if (!text || text.length > longest) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (typeof read !== "object" || read === null) return undefined;
    const { path, fields } = read as { path?: unknown; fields?: unknown };
    if (typeof path !== "string" || !isWithin(path, siteStart)) return undefined;
    if (fields === null) return { path, fields };
    if (!Array.isArray(fields) || !fields.every(isField)) return undefined;
    return { path, fields: fields.filter(isKept) };
  } catch {
    return undefined;
  }
}

/** What goes along until somebody is signed in. */
export interface Carried {
  /** Where to go afterwards; empty where nobody said. */
  onward: string;
  /** A form that waits, as `packForm` packed it; empty where none does. */
  kept: string;
}

/** What goes along from the form that was sent, or from the address. What leads nowhere in this site goes no farther. */
export function carriedAlong(context: Pick<SiteContext, "form" | "url" | "site" | "locale">): Carried {
  const given = context.form ?? context.url.searchParams;
  const siteStart = startAddress(context);
  const onward = given.get("weiter") ?? "";
  const kept = given.get("kept") ?? "";
  return {
    onward: onward.length <= longestPath && isWithin(onward, siteStart) ? onward : "",
    kept: unpackForm(kept, siteStart) ? kept : "",
  };
}

/** Whether a place is one of this site, also once a browser has taken its dots out. */
export function isWithin(path: string, siteStart: string): boolean {
  if (localPath(path, "") === "") return false;
  return new URL(path, "http://here.invalid").pathname.startsWith(`${siteStart}/`);
}

function isField(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
