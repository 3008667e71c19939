import type { Socket } from "node:net";

const statusLines: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Content Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers what could not even be read as HTTP, in a few bytes, and ends the connection. */
export function refuseUnreadable(
  error: NodeJS.ErrnoException,
  socket: Socket,
  headers: readonly string[],
): void {
  // Browsers open connections in advance; one that never sent a byte does not expect an answer.
  const silent = error.code === "ERR_HTTP_REQUEST_TIMEOUT" && socket.bytesRead === 0;
  if (silent || !socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const line = statusLines[error.code ?? ""] ?? "400 Bad Request";
  endWith(socket, line, headers);
}

/** Writes a bare answer to a connection that no longer belongs to the HTTP server. */
export function endWith(socket: Socket, statusLine: string, headers: readonly string[]): void {
  const body = `${statusLine}\n`;
  const lines = [
    `HTTP/1.1 ${statusLine}`,
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${body.length}`,
  ];
  lines.push("Cache-Control: no-store", "Connection: close", `Date: ${new Date().toUTCString()}`);
  for (let i = 0; i < headers.length; i += 2) lines.push(`${headers[i]}: ${headers[i + 1]}`);
  socket.on("error", () => {});
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  // The other side may keep its half open.
  setTimeout(() => socket.destroy(), 500).unref();
}
