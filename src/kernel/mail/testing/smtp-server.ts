import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { TLSSocket } from "node:tls";

/** A mail as it came in. */
export interface Received {
  from: string;
  to: string;
  /** Headers and body as they were sent, dots undone. */
  data: string;
  /** Whether the connection was encrypted. */
  encrypted: boolean;
  login: string | undefined;
}

/** How the server of a test behaves; without any of this it takes everything. */
export interface Behaviour {
  /** Offers STARTTLS with this. */
  tls?: { key: string; cert: string };
  /** Encrypted from the first byte. */
  tlsAtOnce?: boolean;
  /** Wants this login: user and password with a colon between. */
  login?: string;
  /** Accepts connections and says nothing. */
  silent?: boolean;
  /** Answers EHLO with one more line every 100 milliseconds, without an end. */
  drips?: boolean;
  /** The answer to a command, by its first word; undefined for the usual one. `""` ends the connection. */
  answer?(command: string, argument: string): string | undefined;
  /** Milliseconds before a mail is acknowledged. */
  slow?: number;
  /** Takes the mail and breaks off without an answer. */
  breaksAfterData?: boolean;
}

/** A real SMTP server (RFC 5321) in the process of a test. */
export interface TestSmtpServer {
  port: number;
  received: Received[];
  /** Connections so far. */
  connections(): number;
  /** May be changed while it runs. */
  behaviour: Behaviour;
  close(): Promise<void>;
}

export async function startSmtpServer(behaviour: Behaviour = {}): Promise<TestSmtpServer> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => open.delete(socket)).on("error", () => {});
    if (state.behaviour.silent) return;
    const { tls, tlsAtOnce } = state.behaviour;
    if (tls && tlsAtOnce) converse(new TLSSocket(socket, { ...tls, isServer: true }), state, true);
    else converse(socket, state, false);
  });
  const state: TestSmtpServer = {
    port: 0,
    received: [],
    connections: () => connections,
    behaviour,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  state.port = (server.address() as AddressInfo).port;
  return state;
}

function converse(socket: Socket, state: TestSmtpServer, encrypted: boolean, greet = true): void {
  const { behaviour } = state;
  const mail = { from: "", to: "" };
  let [rest, login, inData]: [string, string | undefined, boolean] = ["", undefined, false];
  const say = (line: string) => (line === "" ? socket.end() : socket.write(`${line}\r\n`));
  const path = (argument: string) => /<([^>]*)>/.exec(argument)?.[1] ?? "";

  const usual: Record<string, (argument: string) => string> = {
    EHLO: () => {
      if (behaviour.drips) {
        const drip = setInterval(() => socket.write("250-SIZE\r\n"), 100);
        socket.on("close", () => clearInterval(drip));
        return "250-test";
      }
      const more = [...(behaviour.tls && !encrypted ? ["STARTTLS"] : []), "AUTH PLAIN", "8BITMIME"];
      return ["test", ...more].map((line, at) => `250${at === more.length ? " " : "-"}${line}`).join("\r\n");
    },
    STARTTLS: () => {
      if (!behaviour.tls) return "502 5.5.1 no TLS here";
      socket.removeListener("data", hear);
      // The greeting belongs to the connection, not to its encryption.
      setImmediate(() =>
        converse(new TLSSocket(socket, { ...behaviour.tls, isServer: true }), state, true, false),
      );
      return "220 2.0.0 go on";
    },
    AUTH: (argument) => {
      const [, user, password] = Buffer.from(argument.split(" ")[1] ?? "", "base64")
        .toString()
        .split("\0");
      login = `${user}:${password}`;
      return login === behaviour.login ? "235 2.7.0 welcome" : "535 5.7.8 wrong user name or password";
    },
    MAIL: (argument) => {
      mail.from = path(argument);
      return behaviour.login && login !== behaviour.login ? "530 5.7.0 who are you?" : "250 2.1.0 ok";
    },
    RCPT: (argument) => {
      mail.to = path(argument);
      return "250 2.1.5 ok";
    },
    DATA: () => "354 go on",
    RSET: () => "250 2.0.0 ok",
    QUIT: () => "221 2.0.0 bye",
  };

  const take = async (data: string) => {
    inData = false;
    const refused = behaviour.answer?.("END", data);
    if (behaviour.slow) await pause(behaviour.slow);
    if (refused === undefined)
      state.received.push({ ...mail, data: data.replace(/^\.\./gm, "."), encrypted, login });
    if (behaviour.breaksAfterData) socket.destroy();
    else say(refused ?? `250 2.0.0 taken as ${state.received.length}`);
  };

  function hear(chunk: Buffer): void {
    rest += chunk.toString("utf8");
    for (;;) {
      const end = inData ? /(?:^|\r\n)\.\r\n/.exec(rest) : /\r\n/.exec(rest);
      if (!end) return;
      const line = rest.slice(0, end.index);
      rest = rest.slice(end.index + end[0].length);
      if (inData) void take(line);
      else {
        const [, word = "", argument = ""] = /^(\S+) ?(.*)$/.exec(line) ?? [];
        const command = word.toUpperCase();
        const answer =
          behaviour.answer?.(command, argument) ?? usual[command]?.(argument) ?? "500 5.5.1 what?";
        inData = answer.startsWith("354");
        say(answer);
        if (command === "QUIT") socket.end();
      }
    }
  }
  socket.on("error", () => {});
  socket.on("data", hear);
  if (greet) say(behaviour.answer?.("CONNECT", "") ?? "220 test ESMTP");
}
