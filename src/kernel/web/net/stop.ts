import type { Server } from "node:http";
import { Server as NetServer } from "node:net";

/** How long open connections may still bring a request after the signal to stop, which is answered and closed. */
const graceMs = 300;

/**
 * Ends a server in order: takes no new connection, lets running requests finish, then closes those that are idle.
 * Closing an idle connection at once would break the request that is just under way on it, hence the grace.
 *
 * @returns when no connection is left, at the latest after `withinMs`
 */
export function stopServer(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), graceMs);
    const last = setTimeout(() => server.closeAllConnections(), withinMs);
    // Not http.Server's own `close`: that one ends idle connections at once.
    NetServer.prototype.close.call(server, () => {
      clearInterval(idle);
      clearTimeout(last);
      resolve();
    });
  });
}
