import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { inSite } from "../../db/in-site.ts";
import { type Command, CommandRefused } from "../../module/command.ts";
import { readReturn } from "../read-return.ts";
import { setReturned, sitesWithMail } from "../store/outgoing.ts";

/** Reports return at most the mail itself. */
const mostBytes = 2_000_000;

/**
 * Takes the report that a mail came back after its server had taken it: then it counts as given up, and whoever waited for it to
 * arrive learns of it as of any other. Meant for the alias of the address that mails come from, which gets everything that is sent
 * there: what is no such report is passed over without a fault.
 *
 * @param input where the message is read from when no file is named
 */
export function mailReturned(input: () => Promise<Buffer> = () => buffer(process.stdin)): Command {
  return {
    name: "mail returned",
    usage: "[FILE]",
    summary: "takes a report that a mail came back, from a file or from what is piped in",
    options: [],
    async run({ db, words, out }) {
      const [file, ...more] = words;
      if (more.length > 0) throw new CommandRefused("One file at a time.", 2);
      const bytes = file === undefined ? await input() : await readMessage(file);
      const returned = readReturn(bytes.subarray(0, mostBytes).toString("latin1"));
      if (!returned) {
        out.result({ mail: null }, ["This is no report that a mail came back."]);
        return;
      }
      for (const siteId of await sitesWithMail(db)) {
        const { ids, reason } = returned;
        const id = await inSite(db, siteId, (tx) => setReturned(tx, siteId, ids, `It came back: ${reason}`));
        if (id === undefined) continue;
        out.result({ mail: id, reason }, [`The mail ${id} came back: ${reason}`]);
        return;
      }
      out.result({ mail: null }, ["The report is of no mail that we know of, or it was there already."]);
    },
  };
}

async function readMessage(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandRefused(`The file "${file}" cannot be read.`);
  }
}
