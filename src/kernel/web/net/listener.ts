import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Log } from "../../log/log.ts";
import type { RefusalStatus } from "../answer.ts";
import type { App, Glance } from "../build-app.ts";
import { type Client, plainAddress, type ReadClient } from "../client-address.ts";
import type { RateLimit } from "../rate-limit.ts";
import type { Prepared } from "../reply/reply.ts";
import { securityHeaders } from "../reply/security-headers.ts";
import { type Head, type HeadProblem, readHead } from "../request/head.ts";
import type { Visit } from "../request/visit.ts";
import { refuseUnreadable } from "./client-error.ts";
import type { Limits } from "./limits.ts";
import { readBody, readPieces } from "./read-body.ts";
import { send } from "./send.ts";

interface ListenerOptions {
  app: App;
  limits: Limits;
  readClient: ReadClient;
  rateLimit: RateLimit;
  log: Log;
  /** Whether there is any proxy to be believed. */
  trusting: boolean;
}

const bareHeaders = securityHeaders(false);

const headRefusals: Record<HeadProblem, [RefusalStatus, string]> = {
  "no-host": [400, "The Host header is missing."],
  "two-hosts": [400, "There is more than one Host header."],
  "too-many-headers": [431, "There are more than 100 headers."],
  "ambiguous-length": [400, "The length of the body is ambiguous."],
  "bad-transfer-encoding": [400, "The only known transfer encoding is chunked."],
  "compressed-body": [415, "Compressed request bodies are not accepted."],
};

/** Between Node's server and the application: what is refused by its headers, what is ready, what must be asked. */
export function createListener({ app, limits, readClient, rateLimit, log, trusting }: ListenerOptions) {
  /** The requests of a connection that wait for their answer. */
  const waiting = new WeakMap<Duplex, Set<IncomingMessage>>();
  /** Connections that brought something unreadable. */
  const broken = new WeakSet<Duplex>();
  let stopping = false;

  function finish(request: IncomingMessage, response: ServerResponse, ready: Prepared, unread = false): void {
    const { socket } = request;
    // The unreadable rest of this very request was answered already.
    if (broken.has(socket) && !request.complete) return;
    if ((stopping || broken.has(socket)) && !response.headersSent) response.setHeader("Connection", "close");
    send(request, response, ready, unread, limits);
  }

  /** Refuses by the headers alone. The connection ends, because where the next request begins may be in doubt. */
  function turnAway(
    request: IncomingMessage,
    response: ServerResponse,
    status: RefusalStatus,
    reason: string,
  ): void {
    const acceptLanguage = request.headers["accept-language"] ?? "";
    occupy(request, app.refuse({ target: request.url ?? "/", acceptLanguage }, status, reason), (ready) =>
      finish(request, response, ready, true),
    );
  }

  /** Notes that the connection waits until the answer is there. `App` never rejects. */
  function occupy(
    request: IncomingMessage,
    answer: Promise<Prepared>,
    then: (ready: Prepared) => void,
  ): void {
    const { socket } = request;
    const requests = waiting.get(socket) ?? new Set();
    waiting.set(socket, requests.add(request));
    void answer.then((ready) => {
      requests.delete(request);
      then(ready);
    });
  }

  function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const head = readHead(request.rawHeaders);
    if (typeof head === "string") {
      turnAway(request, response, ...headRefusals[head]);
      return;
    }
    const { method = "", url: target = "" } = request;
    const reading = method === "GET" || method === "HEAD";
    const client = trusting
      ? readClient(request.socket.remoteAddress, (name) => headerOf(request, name))
      : undefined;
    const glance: Glance = {
      target,
      host: client?.host ?? head.host,
      secure: client?.secure === true,
      acceptLanguage: head.acceptLanguage,
      acceptEncoding: head.acceptEncoding,
      ifNoneMatch: head.ifNoneMatch,
    };
    const address = client?.address ?? plainAddress(request.socket.remoteAddress ?? "");
    const ready = reading && !head.body ? app.quick(glance) : undefined;
    if (ready instanceof Promise) occupy(request, ready, (made) => finish(request, response, made));
    else if (ready) finish(request, response, ready);
    else if (reading && head.body)
      turnAway(request, response, 400, "A request that only reads may not carry a body.");
    else if (isLimited(address, client))
      turnAway(request, response, 429, "Too many requests from this address.");
    else
      ask(request, response, head, { ...glance, method, address, header: (name) => headerOf(request, name) });
  }

  /** The machine itself is never refused: health checks, measurements, a proxy beside us that nobody configured. */
  function isLimited(address: string, client: Client | undefined): boolean {
    const ownMachine = client?.proxied !== true && (address.startsWith("127.") || address === "::1");
    return !ownMachine && !rateLimit.allows(address);
  }

  function ask(
    request: IncomingMessage,
    response: ServerResponse,
    head: Head,
    visit: Omit<Visit, "readBody" | "bodyPieces">,
  ): void {
    const began = performance.now();
    let unread = head.body;
    const whole: Visit = {
      ...visit,
      async readBody() {
        const body = await readBody(request, head.contentLength, limits.bodyBytes, limits.requestMs * 0.9);
        if (body.ok) unread = false;
        return body;
      },
      async *bodyPieces(mostBytes) {
        // The time for the answer begins anew once all is here.
        late.restart(limits.uploadMs);
        yield* readPieces(request, head.contentLength, mostBytes, limits.uploadMs * 0.9);
        unread = false;
        late.restart(limits.answerMs);
      },
    };
    const late = withinTime(limits.answerMs, () => app.refuse(visit, 503, "The answer took too long."));
    response.once("close", late.cancel);
    const answer = Promise.race([app.answer(whole), late.promise]);
    occupy(request, answer, (ready) => {
      finish(request, response, ready, unread);
      log.debug(
        { method: visit.method, status: ready.status, ms: Math.round(performance.now() - began) },
        "answered",
      );
    });
  }

  return {
    onRequest,
    onExpect: (request: IncomingMessage, response: ServerResponse) =>
      turnAway(request, response, 417, "Expectations are not supported; send the body at once."),
    /** What came over the connection cannot be read as HTTP (any more). */
    onUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
      if (broken.has(socket)) return;
      broken.add(socket);
      const [request, ...others] = waiting.get(socket) ?? [];
      // A whole request still gets its answer; that is then the last on this connection.
      if (request?.complete && others.length === 0) return;
      if (others.length > 0) socket.destroy();
      else refuseUnreadable(error, socket, bareHeaders);
    },
    /** From now on every answer is the last on its connection. */
    closeAfterAnswers(): void {
      stopping = true;
    },
  };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

/** Something else to answer when time is up. */
function withinTime(
  ms: number,
  otherwise: () => Promise<Prepared>,
): { promise: Promise<Prepared>; cancel: () => void; restart: (ms: number) => void } {
  let timer: NodeJS.Timeout | undefined;
  let start: (ms: number) => void = () => undefined;
  const promise = new Promise<Prepared>((resolve) => {
    start = (within) => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(otherwise()), within);
    };
    start(ms);
  });
  return { promise, cancel: () => clearTimeout(timer), restart: start };
}
