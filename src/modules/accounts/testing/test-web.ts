import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { silentLog } from "../../../kernel/log/log.ts";
import { permissionSlot } from "../../../kernel/module/permission.ts";
import { gatherSlots } from "../../../kernel/module/slot.ts";
import { createAnswerCache } from "../../../kernel/web/answer-cache.ts";
import { visitOf } from "../../../kernel/web/app/visit-of.ts";
import { buildApp } from "../../../kernel/web/build-app.ts";
import { createValueMemory } from "../../../kernel/web/value-memory.ts";
import { type Site, siteByKey } from "../../quarter/index.ts";
import { accounts } from "../module.ts";
import { createGate } from "../pages/gate.tsx";
import { secrets } from "./test-accounts.ts";

/** An answer, as a test looks at it. */
export interface Seen {
  status: number;
  headers: Headers;
  text: string;
  /** Where it leads, if it does. */
  to: string | null;
  /** The fields of the last form on the page that goes to an address with this end. */
  fields(end: string): Record<string, string>;
}

export interface Asked {
  form?: Record<string, string> | string;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  method?: string;
  /** IP address; 192.0.2.9 if not said. */
  address?: string;
}

/** The pages of accounts over the database of a test, with bare drawing around them. */
export function webOf(database: TestDatabase, options: { baseUrl?: string; local?: boolean } = {}) {
  const { permissions = [] } = accounts;
  const app = buildApp<Site>({
    rootRoutes: [],
    siteRoutes: accounts.siteRoutes ?? [],
    permissions: permissions.map(({ name }) => name),
    gate: createGate(permissions),
    resolveSite: (_, key) => (key === undefined ? undefined : siteByKey(database.db, key)),
    tagOf: (site) => site.id,
    frame: (page) =>
      `<!doctype html><title>${page.title.replaceAll("<", "&lt;")}</title>${String(page.body)}`,
    refusal: (status, detail) => `${status} ${detail ?? ""}`,
    db: database.db,
    primary: database.db,
    local: options.local === true,
    secrets,
    slots: gatherSlots([
      ...(accounts.contributes ?? []),
      ...permissions.map((permission, order) => permissionSlot.fill(order, permission)),
    ]),
    mailWorks: false,
    memory: createValueMemory(),
    cache: createAnswerCache(),
    log: silentLog,
    baseUrl: options.baseUrl === undefined ? undefined : new URL(options.baseUrl),
  });
  return async (
    path: string,
    { form, cookie, headers = {}, method, address = "192.0.2.9" }: Asked = {},
  ): Promise<Seen> => {
    const request = new Request(`http://127.0.0.1:8080${path}`, {
      method: method ?? (form === undefined ? "GET" : "POST"),
      headers: {
        ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
      ...(form !== undefined && {
        body: typeof form === "string" ? form : new URLSearchParams(form).toString(),
      }),
    });
    const visit = { ...visitOf(request), address, ...(headers.host && { host: headers.host }) };
    const ready = await app.answer(visit);
    const given = new Headers();
    for (let i = 0; i < ready.headers.length; i += 2)
      given.append(ready.headers[i] ?? "", ready.headers[i + 1] ?? "");
    const text = ready.body.toString("utf8");
    return {
      status: ready.status,
      headers: given,
      text,
      to: given.get("location"),
      fields: (end) => fieldsOf(text, end),
    };
  };
}

function fieldsOf(html: string, end: string): Record<string, string> {
  const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
  const form = forms.findLast(([, action = ""]) => plain(action).endsWith(end))?.[2] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = "", value = ""]) => [plain(name), plain(value)]));
}

const plain = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** What the browser keeps of an answer and sends along next time. */
export function cookieOf(seen: Seen): string | undefined {
  return seen.headers.get("set-cookie")?.split(";")[0];
}
