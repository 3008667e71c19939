import { readInSite } from "../../db/in-site.ts";
import { type Command, requiredOption } from "../../module/command.ts";
import { type Unsent, unsentMails } from "../store/outgoing.ts";
import { type MailCommandParts, siteOption } from "./mail-commands.ts";

const most = 1000;

/** Shows what waits and what was given up. What a mail says is never shown: it may hold a one-time link. */
export function mailList({ requireSite }: MailCommandParts): Command {
  return {
    name: "mail list",
    usage: "--site KEY",
    summary: "lists mails that wait or were given up, with the reason",
    options: [siteOption],
    async run(context) {
      const site = await requireSite(context.db, requiredOption(context, "site"));
      const mails = await readInSite(context.db, site.id, (tx) => unsentMails(tx, site.id, most));
      context.out.result(
        mails.map((mail) => ({
          id: mail.id,
          to: mail.to_address,
          state: mail.state,
          createdAt: mail.created_at,
          tries: mail.tries,
          nextTryAt: mail.next_try_at,
          problem: mail.last_problem,
        })),
        mails.length === 0
          ? ["No mail waits and none was given up."]
          : [...mails.map(line), ...(mails.length === most ? [`Only the newest ${most} are shown.`] : [])],
      );
    },
  };
}

function line(mail: Unsent): string {
  const when = mail.created_at.toISOString().slice(0, 16).replace("T", " ");
  const next = mail.next_try_at?.toISOString().slice(0, 16).replace("T", " ");
  const state = next ? `waiting, next try ${next}` : "given up";
  const tries = `${mail.tries} ${mail.tries === 1 ? "try" : "tries"}`;
  return `${when} UTC  ${mail.to_address}  ${state}, ${tries}${mail.last_problem ? `: ${mail.last_problem}` : ""}`;
}
