import { readConfig } from "../../config/config.ts";
import { StartRefused } from "../../config/start-refused.ts";
import { openDatabase } from "../db.ts";
import { silentLog } from "../log.ts";

/**
 * A process for the tests of starting and stopping: opens the database of its environment as the server or as a
 * command (first word), prints its addresses as a line of JSON and closes it at SIGTERM or SIGINT. What an operator
 * would read goes to standard error.
 */
try {
  const purpose = process.argv[2] === "command" ? "command" : "server";
  const database = await openDatabase(readConfig(process.env), { purpose, migrations: [], log: silentLog });
  const idle = setInterval(() => {}, 60_000);
  const close = async () => {
    clearInterval(idle);
    await database.close();
    process.exit(0);
  };
  process.once("SIGTERM", close).once("SIGINT", close);
  console.log(JSON.stringify({ url: database.url, appUrl: database.appUrl }));
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
