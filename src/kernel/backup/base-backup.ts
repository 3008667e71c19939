import { randomBytes } from "node:crypto";
import { Client, type Connection } from "pg";
import { DatabaseGone } from "../db/database-gone.ts";

/** Where the parts of a base backup go, in this order: the archive in pieces, then the manifest in pieces. */
export interface BaseBackupSink {
  /** How large the database is, about, in bytes; told once, before the first piece. */
  size(bytes: number): void;
  /** A piece of the data folder as tar. What it waits for keeps the server waiting as well. */
  archive(piece: Buffer): Promise<void>;
  /** A piece of PostgreSQL's own list of files with their checksums. */
  manifest(piece: Buffer): Promise<void>;
}

/**
 * Has a running PostgreSQL send a copy of its whole data folder, consistent although everybody goes on writing: what was
 * committed when this is called is in it. PostgreSQL checks each page by its checksum on the way. The log that belongs to it
 * is in it as well, and held back for it by a slot that ends with the connection.
 *
 * @param url of a role that may replicate
 * @throws {DatabaseGone} where the connection breaks
 * @throws the error of PostgreSQL where it cannot, and that of the sink where that fails
 */
export async function takeBaseBackup(url: string, sink: BaseBackupSink): Promise<void> {
  // pg reads this setting, but its types do not know it. Such a connection takes commands of replication only, no SQL.
  const settings = { connectionString: url, application_name: "mittendrin backup", replication: "true" };
  const client = new Client(settings);
  // A connection that breaks is told to the command that runs.
  client.on("error", () => {});
  await client.connect();
  try {
    // Without it a busy server may throw away log that the copy needs before the copy is through.
    const slot = `mittendrin_${randomBytes(6).toString("hex")}`;
    await send(client, `CREATE_REPLICATION_SLOT ${slot} TEMPORARY PHYSICAL (RESERVE_WAL)`, sink);
    await send(
      client,
      "BASE_BACKUP (LABEL 'mittendrin', PROGRESS, CHECKPOINT 'fast', WAL, MANIFEST 'yes', MANIFEST_CHECKSUMS 'CRC32C')",
      sink,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function send(client: Client, command: string, sink: BaseBackupSink): Promise<void> {
  return new Promise((done, fail) => {
    client.query(new ReplicationCommand(command, sink, (error) => (error ? fail(error) : done())));
    client.once("end", () => fail(new DatabaseGone("The database ended the connection.")));
  });
}

/** What `pg` asks of a query: its types leave out most of what the client calls. */
class ReplicationCommand {
  private current: "archive" | "manifest" | undefined;
  private waiting = 0;
  private work: Promise<void> = Promise.resolve();
  private failure: unknown;

  private readonly command: string;
  private readonly sink: BaseBackupSink;
  private readonly finish: (error?: unknown) => void;

  constructor(command: string, sink: BaseBackupSink, finish: (error?: unknown) => void) {
    this.command = command;
    this.sink = sink;
    this.finish = finish;
  }

  submit(connection: Connection): void {
    connection.query(this.command);
  }

  handleRowDescription(): void {}

  /** The second answer lists the tablespaces with their sizes in KiB; the own one has no number. */
  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (fields.length === 3 && fields[0] === null) this.sink.size(Number(fields[2]) * 1024);
  }

  /** PostgreSQL 15 and newer: each piece says by its first byte what it is. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    const kind = String.fromCharCode(chunk[0] ?? 0);
    if (kind === "n" && this.current !== undefined)
      this.fail(new Error("A database with tablespaces cannot be copied this way."), connection);
    if (kind === "n") this.current = "archive";
    else if (kind === "m") this.current = "manifest";
    else if (kind === "d" && this.current !== undefined) this.pass(this.current, chunk, connection);
  }

  /** One piece after the other. While the sink works, nothing more is read. */
  private pass(to: "archive" | "manifest", chunk: Buffer, connection: Connection): void {
    if (this.failure !== undefined) return;
    // The connection uses its memory again for what it reads next.
    const piece = Buffer.from(chunk.subarray(1));
    this.waiting++;
    connection.stream.pause();
    this.work = this.work
      .then(() => (this.failure === undefined ? this.sink[to](piece) : undefined))
      .catch((error: unknown) => this.fail(error, connection))
      .finally(() => {
        if (--this.waiting === 0) connection.stream.resume();
      });
  }

  /** Nobody wants the rest: it may be large. */
  private fail(error: unknown, connection: Connection): void {
    this.failure ??= error;
    connection.stream.destroy();
  }

  handleCommandComplete(): void {}

  handleError(error: unknown): void {
    this.failure ??= error;
    this.finish(this.failure);
  }

  handleReadyForQuery(): void {
    void this.work.then(() => this.finish(this.failure));
  }
}
