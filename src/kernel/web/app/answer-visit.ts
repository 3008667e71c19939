import { now } from "../../clock/clock.ts";
import { type Locale, localeOfPath } from "../../i18n/locales.ts";
import type { createTurnstile } from "../../turns/turnstile.ts";
import type { RefusalStatus } from "../answer.ts";
import { localPath } from "../local-path.ts";
import { makeReply, type Reply } from "../reply/reply.ts";
import { canonicalQuery } from "../request/canonical-query.ts";
import { cookieName, readCookie } from "../request/cookies.ts";
import { readHost } from "../request/host.ts";
import { readTarget, type Target, type TargetProblem } from "../request/target.ts";
import type { Visit } from "../request/visit.ts";
import { visitorsLocale } from "../request/visitors-locale.ts";
import type { Route } from "../route.ts";
import { type Asked, answerRoute } from "./answer-route.ts";
import { drawRedirect } from "./draw.ts";
import { locate, type Place, type Tables } from "./locate.ts";
import type { AppOptions, FrameContext } from "./options.ts";
import { type FileTaking, forgetFiles, readSentForm } from "./read-sent-form.ts";
import { isApi, type Refusal, refuse } from "./refuser.ts";

export interface Workings<Site> {
  options: AppOptions<Site>;
  tables: Tables<Site>;
  /** The security headers, for answers that are open to other sites or not. */
  secure: (open: boolean) => string[];
  /** What makes an answer goes through here. */
  inTurn: ReturnType<typeof createTurnstile>;
}

const targetReasons: Record<TargetProblem, string> = {
  "not-a-path": "The request target must be a path.",
  "too-long": "The address is longer than 4,096 characters.",
  "bad-character": "The address holds a character that must be percent-encoded.",
  "bad-escape": "The percent-encoding of the address is malformed or is not UTF-8.",
  "control-character": "The address holds a control character.",
  "hidden-separator": "The path holds an encoded slash or backslash.",
  "dot-segment": "The path holds a dot segment.",
  "too-many-parameters": "The address holds more than 100 parameters.",
};

const knownMethods = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/** Answers one request: address, site, language, route, permission, cache. Faults are thrown, refusals returned. */
export async function answerVisit<Site>(workings: Workings<Site>, visit: Visit): Promise<Reply> {
  const { options, tables } = workings;
  const host = readHost(visit.host, visit.secure);
  if (!host) return refuseVisit(workings, visit, 400, { reason: "The Host header is not a host name." });
  const read = readTarget(visit.target);
  if (!read.ok) {
    const status = read.reason === "too-long" ? 414 : 400;
    return refuseVisit(workings, visit, status, { reason: targetReasons[read.reason] });
  }
  const target = read.value;
  const place = await locate(tables, options, host, target, visit.acceptLanguage);
  const asked = `${visit.secure ? "https" : "http"}://${host.text}`;
  const here = { site: place.kind === "elsewhere" ? undefined : place.site };
  const url = addressOf(asked, place, target, "", options.baseUrl);

  if (place.kind === "nowhere")
    return refuseVisit(workings, visit, place.status, { ...here, url, locale: place.locale });
  if (place.kind === "elsewhere") return moved(workings, visit, place, target);
  const more = { ...here, url, locale: place.locale };
  const allow = place.table.methodsOf(place.path);
  if (allow.length === 0) return refuseVisit(workings, visit, 404, more);
  if (visit.method === "OPTIONS") return describeMethods(workings, visit, allow);
  const match = knownMethods.has(visit.method) ? place.table.match(visit.method, place.path) : undefined;
  if (!match) return refuseVisit(workings, visit, 405, { ...more, allow: [...allow, "OPTIONS"] });

  const { route, params } = match;
  const query = queryFor(route, target);
  const negotiated = place.negotiated && route.language !== "none";
  const seen = addressOf(asked, place, target, query, options.baseUrl);
  const context: FrameContext<Site> = {
    db: options.db,
    primary: options.primary,
    local: options.local === true,
    locale: route.language === "none" && !place.site ? "de" : place.locale,
    url: seen,
    params,
    client: { address: visit.address, agent: (visit.header("user-agent") ?? "").slice(0, 300) },
    https: seen.protocol === "https:",
    cookie: (name) => readCookie(visit.header("cookie"), cookieName(name, seen.protocol === "https:")),
    secrets: options.secrets,
    now: now(),
    slots: options.slots,
    mailWorks: options.mailWorks,
    textPrice: options.textPrice,
    remember: (key, make) => options.memory.remember(place.site ? options.tagOf(place.site) : "*", key, make),
    ...(place.site ? { site: place.site } : {}),
  };
  let folder: string | undefined;
  if (route.method === "POST") {
    const sent = await readSentForm(visit, [asked, seen.origin], fileTaking(workings, route, context));
    if (!sent.ok)
      return refuseVisit(workings, visit, sent.reason.status, { ...more, reason: sent.reason.reason });
    if (sent.value) context.form = sent.value.fields;
    if (sent.value?.files) context.files = sent.value.files;
    folder = sent.value?.folder;
  }
  const address = `${asked}${target.path}${query && `?${query}`}`;
  const unknown = unknownTo(route, target);
  const question: Asked<Site> = {
    route: unknown ? { ...route, cache: "none", handle: unknown } : route,
    context,
    address,
    negotiated,
    asked: { ...more, path: visit.target },
  };
  try {
    return await answerRoute(workings, question);
  } finally {
    if (folder !== undefined) await forgetFiles(folder);
  }
}

/** What the route says of files, and whether whoever asks may send some. */
function fileTaking<Site>(
  { options: { gate } }: Workings<Site>,
  { fileBytes, permission }: Route<FrameContext<Site>>,
  context: FrameContext<Site>,
): FileTaking | undefined {
  if (fileBytes === undefined) return undefined;
  return {
    bytes: fileBytes,
    mayCome: async () =>
      permission === "anybody" || (await gate?.identify(context))?.may.has(permission) === true,
  };
}

/**
 * Answers with a refusal, in the language of the place. Where none was looked for, as with too many requests, it is the one
 * that the address names, or else the visitor's.
 */
export function refuseVisit<Site>(
  { options, secure }: Workings<Site>,
  visit: Pick<Visit, "target" | "acceptLanguage">,
  status: RefusalStatus,
  more: Partial<Refusal<Site>> & { locale?: Locale } = {},
): Promise<Reply> {
  const locale = more.locale ?? localeOfTarget(visit.target) ?? visitorsLocale(visit.acceptLanguage);
  return refuse(
    { site: undefined, url: undefined, path: visit.target, ...more, locale, status },
    options,
    secure,
  );
}

/** The language in an address that nobody has taken apart yet: first, or after the site's key. */
function localeOfTarget(target: string): Locale | undefined {
  const [path = ""] = target.slice(0, 200).split("?", 1);
  const [, first = "", second = ""] = path.split("/");
  return localeOfPath(first) ?? localeOfPath(second);
}

/** The public address of what was asked: BASE_URL's origin, except for sites with a host of their own. */
function addressOf<Site>(
  asked: string,
  place: Place<Site>,
  target: Target,
  query: string,
  baseUrl: URL | undefined,
): URL {
  const own = place.kind === "elsewhere" || place.ownHost;
  const url = new URL(baseUrl && !own ? baseUrl.origin : asked);
  // Not as a second argument of URL: "//evil.example" would be read as a host.
  url.pathname = target.path;
  url.search = query;
  return url;
}

function queryFor<Context extends FrameContext<unknown>>(route: Route<Context>, target: Target): string {
  if (route.known === undefined && route.many === undefined && route.cache === "none")
    return new URLSearchParams(target.parameters).toString();
  return canonicalQuery(target.parameters, { known: route.known ?? [], many: route.many ?? [] });
}

/** The answer to parameters that a strict route does not know; undefined where there are none, or they do not matter. */
function unknownTo<Context extends FrameContext<unknown>>(
  { known = [], many = [], refuseUnknown }: Route<Context>,
  target: Target,
): Route<Context>["handle"] | undefined {
  if (!refuseUnknown) return undefined;
  const names = new Set(target.parameters.map(([name]) => name));
  for (const name of [...known, ...many]) names.delete(name);
  return names.size > 0 ? (context) => refuseUnknown([...names], context) : undefined;
}

function moved<Site>(
  workings: Workings<Site>,
  visit: Visit,
  place: Extract<Place<Site>, { kind: "elsewhere" }>,
  target: Target,
): Reply | Promise<Reply> {
  if (visit.method !== "GET" && visit.method !== "HEAD") return refuseVisit(workings, visit, 404);
  const query = new URLSearchParams(target.parameters).toString();
  const to = localPath(query === "" ? place.to : `${place.to}?${query}`, place.to);
  return drawRedirect({ kind: "redirect", to, status: place.status }, workings.secure(false), {
    negotiated: place.negotiated,
    https: visit.secure,
  });
}

/** OPTIONS, also as the question of a browser whether a script of another site may ask (CORS: reading of data only). */
function describeMethods<Site>({ secure }: Workings<Site>, visit: Visit, allow: string[]): Reply {
  const open = isApi(visit.target) && allow.includes("GET");
  const headers = [...secure(open), "Allow", [...allow, "OPTIONS"].join(", "), "Cache-Control", "no-store"];
  if (open)
    headers.push(
      "Access-Control-Allow-Methods",
      "GET, HEAD",
      "Access-Control-Allow-Headers",
      "*",
      "Access-Control-Max-Age",
      "86400",
    );
  return makeReply({ status: 204, contentType: "", body: "", headers });
}
