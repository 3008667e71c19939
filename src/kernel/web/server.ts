import { createServer, type IncomingMessage } from "node:http";
import {
  type AddressInfo,
  createServer as createNetServer,
  type Server as NetServer,
  type Socket,
} from "node:net";
import { StartRefused } from "../config/start-refused.ts";
import type { Log } from "../log/log.ts";
import type { App } from "./build-app.ts";
import { createReadClient } from "./client-address.ts";
import { endWith } from "./net/client-error.ts";
import { defaultLimits, type Limits } from "./net/limits.ts";
import { createListener } from "./net/listener.ts";
import { stopServer } from "./net/stop.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";
import { securityHeaders } from "./reply/security-headers.ts";

export interface ServerOptions {
  app: App;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Addresses or CIDR blocks whose `X-Forwarded-*` headers count. */
  trustedProxies: readonly string[];
  log: Log;
  limits?: Partial<Limits>;
  rateLimit?: RateLimit;
}

export interface RunningServer {
  port: number;
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  url: string;
  /** Stops in order within five seconds; asked twice it is the same stop. */
  stop(): Promise<void>;
}

/** Connections that may wait to be accepted; the system caps it (net.core.somaxconn). */
const backlog = 4096;

const listenProblems: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) => `Port ${port} on ${host} is in use by another program; set PORT to a free one.`,
  EACCES: (_host, port) => `Port ${port} may not be opened by this user; set PORT to one above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST is ${host}, which is not an address of this machine.`,
  ENOTFOUND: (host) => `HOST is ${host}, which cannot be resolved.`,
};

function listen(server: NetServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const problem = listenProblems[error.code ?? ""];
      reject(problem ? new StartRefused(problem(host, port), { cause: error }) : error);
    });
    server.listen({ host, port, backlog }, resolve);
  });
}

/**
 * Whether the port can be had, asked before anything else is made for a start that would fail.
 *
 * @throws {StartRefused} where the port or the address cannot be had
 */
export async function checkPort({ host, port }: Pick<ServerOptions, "host" | "port">): Promise<void> {
  const server = createNetServer();
  await listen(server, host, port);
  await new Promise((done) => server.close(done));
}

/**
 * Opens the HTTP server with explicit limits for headers, bodies, time and idle connections.
 *
 * @throws {StartRefused} where the port or the address cannot be had
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { app, host, port, log, trustedProxies } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const readClient = createReadClient(trustedProxies);
  const rateLimit = options.rateLimit ?? createRateLimit();
  const secure = securityHeaders(false);
  const listener = createListener({
    app,
    limits,
    readClient,
    rateLimit,
    log,
    trusting: trustedProxies.length > 0,
  });

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    // Forms without files get less, which the reader of the body sees to.
    requestTimeout: Math.max(limits.requestMs, limits.uploadMs),
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
    // We count hosts ourselves, and answer in the visitor's language.
    requireHostHeader: false,
    insecureHTTPParser: false,
    noDelay: true,
  });
  // Node would silently drop headers over this number, a second Host among them; `readHead` counts and refuses.
  server.maxHeadersCount = 0;
  server.maxRequestsPerSocket = 0;
  server.on("request", listener.onRequest);
  // A body is only sent after we asked for it: nobody needs that for 64 KB, and 417 makes clients send it plainly.
  server.on("checkContinue", listener.onExpect);
  server.on("checkExpectation", listener.onExpect);
  server.on("connect", (_request: IncomingMessage, socket: Socket) =>
    endWith(socket, "405 Method Not Allowed", [...secure, "Allow", "GET, HEAD"]),
  );
  // "Upgrade" needs no listener: without one Node answers as if it were not there, as RFC 9110 (7.8) allows.
  server.on("clientError", listener.onUnreadable);

  await listen(server, host, port);
  server.on("error", (error) => log.error({ error: error.message }, "the server socket failed"));

  let stopping: Promise<void> | undefined;
  const address = server.address() as AddressInfo;
  const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    port: address.port,
    url: `http://${shown}:${address.port}`,
    stop() {
      stopping ??= stopServer(server, limits.stopMs, listener.closeAfterAnswers);
      return stopping;
    },
  };
}
