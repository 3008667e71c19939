import { connect } from "node:net";

export interface Exchange {
  /** Of the first answer; 0 where none came. */
  status: number;
  text: string;
  /** Until the server ended the connection. */
  ms: number;
}

/** Sends bytes as they are over a socket and collects what comes until the server ends the connection. */
export function exchange(port: number, text: string | Buffer): Promise<Exchange> {
  return new Promise((resolve) => {
    const began = performance.now();
    let received = "";
    const socket = connect(port, "127.0.0.1", () => {
      if (text.length > 0) socket.write(Buffer.from(text as string, "latin1"));
    });
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0);
      resolve({ status, text: received, ms: performance.now() - began });
    });
  });
}
