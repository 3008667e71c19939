import type { IncomingMessage, ServerResponse } from "node:http";
import type { Prepared } from "../reply/reply.ts";
import type { Limits } from "./limits.ts";
import { sendStream } from "./send-stream.ts";

/** What of an unread body is still swallowed, so that the sender gets to read why it was refused. */
const swallowBytes = 1024 * 1024;
const swallowMs = 1000;

/** Sends a ready answer. Where the body of the request was not read, the connection ends after it. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  ready: Prepared,
  unread: boolean,
  limits: Limits,
): void {
  if (response.destroyed || response.headersSent) return;
  if (unread) {
    sendAndClose(request, response, ready);
    return;
  }
  response.writeHead(ready.status, ready.headers);
  if (ready.stream && request.method !== "HEAD") {
    void sendStream(response, ready.stream(), limits);
    return;
  }
  response.end(ready.body);
  // What did not go out at once waits for a slow reader: that one gets time in proportion, but not for ever.
  const waiting = response.writableLength;
  if (waiting > 0) {
    const timer = setTimeout(
      () => request.socket.destroy(),
      limits.readMs + (waiting / limits.leastBytesPerSecond) * 1000,
    );
    response.once("close", () => clearTimeout(timer));
  }
}

/**
 * Closing while bytes are still coming in makes the system throw away what we have sent (RST). So the whole answer goes
 * out first, then a little more is read and dropped, and only then the connection ends.
 */
function sendAndClose(request: IncomingMessage, response: ServerResponse, ready: Prepared): void {
  response.setHeader("Connection", "close");
  response.writeHead(ready.status, ready.headers);
  if (ready.body.length > 0) response.write(ready.body);
  else response.flushHeaders();
  let dropped = 0;
  const finish = () => {
    clearTimeout(timer);
    request.off("data", onData);
    request.pause();
    response.end();
  };
  const onData = (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > swallowBytes) finish();
  };
  const timer = setTimeout(finish, swallowMs);
  request.on("data", onData);
  // Reading the body may have paused it.
  request.resume();
  request.once("end", finish);
  request.once("close", () => clearTimeout(timer));
  request.on("error", () => {});
}
