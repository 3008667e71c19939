import type { Db } from "../../db/db.ts";
import type { Locale } from "../../i18n/locales.ts";
import type { Log } from "../../log/log.ts";
import type { Slots } from "../../module/slot.ts";
import type { Secrets } from "../../secrets/secrets.ts";
import type { PageAnswer, RefusalStatus } from "../answer.ts";
import type { AnswerCache } from "../answer-cache.ts";
import type { Route, SiteWebContext, WebContext } from "../route.ts";
import type { ValueMemory } from "../value-memory.ts";
import type { Gate } from "../visitor.ts";

/** A file of ours that never changes under its address: style, script, font, icon. */
export interface Asset {
  body: Uint8Array;
  contentType: string;
  encodings?: { gzip?: Uint8Array; br?: Uint8Array };
  /** Whether its address holds a hash of its content, so that browsers may keep it for ever. */
  immutable: boolean;
  /** Pages below this path may take the script for their worker (`Service-Worker-Allowed`); without it none. */
  workerBelow?: string;
}

/** Around a page: the site where there is one. */
export type FrameContext<Site> = WebContext & { site?: Site };

/** What is known where something is refused; often neither a site nor even a sound address. */
export interface RefusalContext<Site> {
  locale: Locale;
  site: Site | undefined;
  url: URL | undefined;
  /** Under which the log knows the fault; people may name it when they ask for help. */
  errorId: string | undefined;
}

export interface AppOptions<Site> {
  /** Outside `/:site/:lang`: API, files at the root. Tried first. */
  rootRoutes: readonly Route[];
  /** Under `/:site/:lang`, or under `/:lang` where the host belongs to a site. */
  siteRoutes: readonly Route<SiteWebContext<Site>>[];
  /** All that the modules declare. */
  permissions: Iterable<string>;
  /** Who may what; without it only public routes are answered. */
  gate?: Gate<FrameContext<Site>>;
  /** The site of a key, or with `undefined` the site whose own host name this is (lower case, without port). */
  resolveSite(host: string, key: string | undefined): Site | undefined | Promise<Site | undefined>;
  /** The name under which a site's changes reach `cache.invalidate`. */
  tagOf(site: Site): string;
  /** The languages in which a site is offered, German among them; without it all. */
  languagesOf?(site: Site): readonly Locale[];
  /** Draws the whole document around a page's own part. */
  frame(page: PageAnswer, context: FrameContext<Site>): string | Promise<string>;
  /** Draws the whole document that says what is wrong. */
  refusal(
    status: RefusalStatus,
    detail: string | undefined,
    context: RefusalContext<Site>,
  ): string | Promise<string>;
  db: Db;
  primary: Db;
  /** No public address is set, and we listen on loopback only. */
  local?: boolean;
  secrets: Secrets;
  slots: Slots;
  /** Whether mail can be sent. */
  mailWorks: boolean;
  /** What a part of a text message costs, in cents; undefined where none can be sent. */
  textPrice?: number | undefined;
  cache: AnswerCache;
  memory: ValueMemory;
  log: Log;
  /** BASE_URL; without it the visitor's Host header counts where it is a local name. */
  baseUrl: URL | undefined;
  /** Files that are given before everything else, by path. */
  assets?: { get(path: string): Asset | undefined };
}
