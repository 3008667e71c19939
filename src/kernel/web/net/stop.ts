import type { Server } from "node:http";
import { Server as NetServer } from "node:net";

/** How long open connections may still bring a request after the signal to stop, which is answered and closed. */
const graceMs = 300;
/** So many turns of the event loop without a new connection mean that none waits. */
const quietTurns = 3;

/**
 * Ends a server in order: takes no new connection, lets running requests finish, then closes those that are idle.
 * Closing an idle connection at once would break the request that is just under way on it, hence the grace.
 *
 * @param closed called as soon as no new connection can come
 * @returns when no connection is left, at the latest after `withinMs`
 */
export function stopServer(server: Server, withinMs: number, closed: () => void): Promise<void> {
  const began = performance.now();
  return new Promise((resolve) => {
    const last = setTimeout(() => server.closeAllConnections(), withinMs);
    // Not http.Server's own `close`: that one ends idle connections at once.
    const close = () => {
      const idle = setInterval(() => server.closeIdleConnections(), graceMs);
      NetServer.prototype.close.call(server, () => {
        clearInterval(idle);
        clearTimeout(last);
        resolve();
      });
      // Only now may connections end: who opens another is then refused cleanly instead of being cut off in the queue.
      closed();
    };
    // The system resets what still waits to be accepted, so that comes first: until a turn of the loop brings nothing.
    let turns = 0;
    const quiet = () => {
      if (turns++ < quietTurns && performance.now() - began < graceMs) setImmediate(quiet);
      else close();
    };
    server.on("connection", () => {
      turns = 0;
    });
    quiet();
  });
}
