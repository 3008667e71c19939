import { Readable } from "node:stream";
import { newShortId } from "../id/id.ts";
import { describeError } from "../log/describe-error.ts";
import { createTurnstile } from "../turns/turnstile.ts";
import type { RefusalStatus } from "./answer.ts";
import { answerVisit, refuseVisit, type Workings } from "./app/answer-visit.ts";
import { createAssetReplies } from "./app/asset-replies.ts";
import type { AppOptions } from "./app/options.ts";
import { createRouteTable } from "./app/route-table.ts";
import { visitOf } from "./app/visit-of.ts";
import { isOutage } from "./is-outage.ts";
import { choose, type Prepared } from "./reply/reply.ts";
import { securityHeaders } from "./reply/security-headers.ts";
import type { Visit } from "./request/visit.ts";

export type { AppOptions, Asset, FrameContext, RefusalContext } from "./app/options.ts";

/** What of a request is needed before it is looked at any closer. */
export type Glance = Pick<
  Visit,
  "target" | "host" | "secure" | "acceptLanguage" | "acceptEncoding" | "ifNoneMatch"
>;

/** The whole web side without its sockets. */
export interface App {
  /** A GET or HEAD that needs no work: a file of ours or a kept answer. Undefined where `answer` must be asked. */
  quick(glance: Glance): Prepared | Promise<Prepared> | undefined;
  /** Any request. Never rejects: a fault becomes an answer with status 500 and a line in the log. */
  answer(visit: Visit): Promise<Prepared>;
  /** What the server itself refuses, drawn like the application's own refusals. */
  refuse(
    visit: Pick<Visit, "target" | "acceptLanguage">,
    status: RefusalStatus,
    reason: string,
  ): Promise<Prepared>;
  /** The same as `quick` and `answer` for a `Request`, without a server: for tests. */
  fetch(request: Request): Promise<Response>;
}

/** A page asks the database some six times and computes between the answers about as long as it waits for them. */
const pagesAtOnce = 4;

/**
 * Puts routes, permissions, cache and drawing together.
 *
 * @throws {Error} with the path of a route that declares no known permission
 * @example
 * const app = buildApp({ rootRoutes, siteRoutes, permissions, gate, resolveSite, frame, refusal, ... });
 * await app.fetch(new Request("http://localhost/duisburg/de"));
 */
export function buildApp<Site>(options: AppOptions<Site>): App {
  const permissions = new Set(options.permissions);
  const https = options.baseUrl?.protocol === "https:";
  const headers = { open: securityHeaders(https, true), closed: securityHeaders(https) };
  const workings: Workings<Site> = {
    options,
    tables: {
      root: createRouteTable(options.rootRoutes, permissions),
      site: createRouteTable(options.siteRoutes, permissions),
    },
    secure: (open) => (open ? headers.open : headers.closed),
    inTurn: createTurnstile(pagesAtOnce),
  };
  const files = createAssetReplies(options.assets, headers.closed);

  async function answer(visit: Visit): Promise<Prepared> {
    try {
      const reply = await answerVisit(workings, visit);
      return await choose(reply, visit.acceptEncoding, visit.ifNoneMatch);
    } catch (error) {
      return failed(visit, error);
    }
  }

  async function failed(visit: Visit, error: unknown): Promise<Prepared> {
    const outage = isOutage(error);
    const errorId = outage ? undefined : newShortId();
    if (outage) options.log.warn({ error: describeError(error) }, "the database cannot be reached");
    else
      options.log.error(
        { id: errorId, method: visit.method, error: describeError(error) },
        "a request failed",
      );
    const reply = await refuseVisit(workings, visit, outage ? 503 : 500, { errorId });
    return choose(reply, visit.acceptEncoding, "");
  }

  function quick(glance: Glance): Prepared | Promise<Prepared> | undefined {
    const { target, host, secure, acceptLanguage, acceptEncoding, ifNoneMatch } = glance;
    const reply =
      files(target) ?? options.cache.find(`${secure ? "https" : "http"}://${host}${target}`, acceptLanguage);
    return reply && choose(reply, acceptEncoding, ifNoneMatch);
  }

  return {
    quick,
    answer,
    async refuse(visit, status, reason) {
      return choose(await refuseVisit(workings, visit, status, { reason }), "", "");
    },
    async fetch(request) {
      const visit = visitOf(request);
      const reading = visit.method === "GET" || visit.method === "HEAD";
      const ready = await ((reading ? quick(visit) : undefined) ?? answer(visit));
      const headers = new Headers();
      for (let i = 0; i < ready.headers.length; i += 2)
        headers.append(ready.headers[i] ?? "", ready.headers[i + 1] ?? "");
      const bare = visit.method === "HEAD" || (ready.body.length === 0 && !ready.stream);
      const body = ready.stream ? toWebStream(ready.stream()) : new Uint8Array(ready.body);
      return new Response(bare ? null : body, { status: ready.status, headers });
    },
  };
}

function toWebStream(pieces: AsyncIterable<Uint8Array>): ReadableStream {
  // Node's stream is the web's; only the two type libraries do not know of each other.
  return Readable.toWeb(Readable.from(pieces)) as ReadableStream;
}
