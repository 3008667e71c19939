import { now } from "../../clock/clock.ts";
import { newId } from "../../id/id.ts";
import { type Command, CommandRefused, onlyWord, requiredOption } from "../../module/command.ts";
import { cleanLine } from "../clean-text.ts";
import { readMailAddress } from "../mail-address.ts";
import { makeMessage } from "../make-message.ts";
import { openTransport, patience } from "../open-transport.ts";
import { type MailCommandParts, siteOption } from "./mail-commands.ts";

const text = (site: string): string => `Guten Tag,

diese Nachricht ist eine Probe: ${site} kann E-Mails senden.

Sie müssen nichts tun.`;

/** Sends one mail at once, past the outbox, so that the operator sees what the mail server says. */
export function mailTest(
  { requireSite, smtp }: MailCommandParts,
  limits: typeof patience = patience,
): Command {
  return {
    name: "mail test",
    usage: "ADDRESS --site KEY",
    summary: "sends a mail and says what the mail server answers",
    options: [siteOption],
    async run(context) {
      const word = onlyWord(context, "ADDRESS");
      const to = readMailAddress(word);
      if (!to) throw new CommandRefused(`"${cleanLine(word)}" is not a mail address.`, 2);
      const site = await requireSite(context.db, requiredOption(context, "site"));
      const settings = smtp();
      if (!settings)
        throw new CommandRefused(
          "No mail can be sent: set SMTP_URL, such as smtp://user:password@host:587?from=office@example.org.",
        );
      context.out.say(`Asking ${settings.host}, port ${settings.port} …`);
      const transport = openTransport(settings, limits);
      const message = makeMessage(
        {
          id: newId(),
          to_address: to,
          to_name: null,
          from_name: cleanLine(site.name, 100),
          reply_to: null,
          locale: "de",
          subject: "Probe: E-Mails kommen an",
          text: text(cleanLine(site.name, 100)),
          created_at: now(),
        },
        settings,
      );
      const delivery = await transport.deliver(message);
      transport.close();
      if (!delivery.sent) throw new CommandRefused(sentence(delivery.words));
      const answer = cleanLine(delivery.answer, 300);
      context.out.result({ to, from: settings.from, messageId: message.messageId, answer }, [
        `The mail to ${to} is handed over. The mail server answered: ${answer}`,
      ]);
    },
  };
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
