import type { Db } from "../db/db.ts";
import type { Locale } from "../i18n/locales.ts";
import type { Slots } from "../module/slot.ts";
import type { Secrets } from "../secrets/secrets.ts";
import type { Answer } from "./answer.ts";
import type { SentFile } from "./request/multipart.ts";
import type { Client, Visitor } from "./visitor.ts";

/** What every handler is given, whatever the route. */
export interface WebContext {
  /** The web role's connection; row-level security applies. Where there is a replica, it may answer. */
  db: Db;
  /** The same on the primary: for changes, and for what must be true at this very moment. */
  primary: Db;
  /** The language of the answer: the address's, else the best of the visitor's. */
  locale: Locale;
  /** The address as asked, with the origin that the visitor sees (BASE_URL, else the Host header). */
  url: URL;
  /** Named parts of the path, decoded. */
  params: Record<string, string>;
  /** The fields of the form; only after a POST. */
  form?: URLSearchParams;
  /** The files that came with it; only on a route that takes some, and gone once the answer is made. */
  files?: SentFile[];
  /** Who asks; never known on a `public` route, whose answer is the same for everybody. */
  visitor?: Visitor;
  /** From where is asked. */
  client: Client;
  /** The value of a cookie, as the browser sent it. */
  cookie(name: string): string | undefined;
  /** Whether cookies may be bound to https: whether the public address is one. */
  https: boolean;
  /** Whether only this machine can reach us: no public address is set, and we listen on loopback. */
  local: boolean;
  /** Seals and signs with the key of this installation. */
  secrets: Secrets;
  /** The moment of the request, from the kernel's clock. */
  now: Date;
  /** What higher capabilities add to lower pages. */
  slots: Slots;
  /** Whether mail can be sent (SMTP_URL); nothing by mail is offered otherwise. */
  mailWorks: boolean;
  /** What a part of a text message costs, in cents; undefined where none can be sent (SMS_URL). */
  textPrice: number | undefined;
  /** What this process has worked out for the site and holds until the site changes: `make` is asked once. */
  remember<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** What the handlers of routes under `/:site/:lang` are given. */
export interface SiteWebContext<Site> extends WebContext {
  site: Site;
}

/**
 * How long we keep an answer for everybody: until the site announces a change, and at most for so many seconds where it depends
 * on the time as well. Browsers and proxies ask each time whether theirs is still right, so that nobody is shown what was taken
 * out; only within `browserSeconds` a browser, and no proxy, need not ask again.
 */
export type CachePolicy = "none" | "site" | { seconds: number; browserSeconds?: number };

/**
 * One line says path, permission and audit event. A route without a permission does not start the server.
 * Paths use Hono's syntax (`/:slug`). Routes under `/:site/:lang` are asked with a site, others without.
 */
export interface Route<Context extends WebContext = WebContext> {
  method: "GET" | "POST";
  path: string;
  /**
   * What somebody must hold to be let through. `public`: everybody, and the answer is the same for everybody; `anybody`:
   * everybody, with an answer of their own.
   */
  permission: string;
  /** The event that the handler writes to the audit log; null where there is nothing to note. */
  audit: string | null;
  /** Asks whoever signed in long ago to show once more that it is them: for exports of people, deletion, roles, keys. */
  grave?: true;
  /** May be asked by somebody who only looks for now: what ends the looking, and signing out. */
  whileLooking?: true;
  /**
   * Waits for another machine while it answers. Then it takes no turn from those that do not: a provider that is slow holds up
   * nobody else.
   */
  asksOthers?: true;
  cache: CachePolicy;
  /** Takes forms with files up to so many bytes (`enctype="multipart/form-data"`); read only of those who may. */
  fileBytes?: number;
  /**
   * The query parameters that the handler reads, in the order of its links and forms. Others are taken out of `url`,
   * so that nobody fills the cache with them, and values are cut at 300 characters. Undefined: none where the answer
   * is cached, else all as they come.
   */
  known?: string[];
  /** Those of them that may be given several times, as check boxes are. They stand after `known`. */
  many?: string[];
  /**
   * What programs are told whose address has parameters that are neither `known` nor `many`: a misspelt filter would
   * otherwise look like a result. Without it, as on pages, they are left out.
   */
  refuseUnknown?(names: string[], context: Context): Answer | Promise<Answer>;
  /** `none` where the answer is the same in every language, such as data: `locale` is then always German. */
  language?: "none";
  handle(context: Context): Answer | Promise<Answer>;
}
