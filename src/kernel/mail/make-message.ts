import type { SendMailOptions } from "nodemailer";
import type { Locale } from "../i18n/locales.ts";
import { renderHtml } from "./render-html.tsx";
import type { SmtpSettings } from "./smtp-settings.ts";

/** What a message is made of; a row of the outbox has it all. */
export interface MessageParts {
  id: string;
  to_address: string;
  to_name: string | null;
  from_name: string;
  reply_to: string | null;
  locale: Locale;
  subject: string;
  text: string;
  calendar?: string | null;
  created_at: Date;
}

/**
 * The message as nodemailer wants it. Message-ID and date belong to the mail, not to the try, so that one which goes out
 * twice (the process died after the server took it) is known as the same: mail programs show it once.
 */
export function makeMessage(parts: MessageParts, { from }: Pick<SmtpSettings, "from">): SendMailOptions {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return {
    envelope: { from, to: [parts.to_address] },
    from: { name: parts.from_name, address: from },
    to: { name: parts.to_name ?? "", address: parts.to_address },
    ...(parts.reply_to && { replyTo: { name: "", address: parts.reply_to } }),
    subject: parts.subject,
    text: parts.text,
    html: renderHtml(parts),
    ...(parts.calendar && { icalEvent: calendarPart(parts.calendar) }),
    messageId: `<${parts.id}@${domain}>`,
    date: parts.created_at,
    // RFC 3834: no holiday notes in return.
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": parts.locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** As an alternative that mail programs understand as an invitation, and as a file for those that do not (RFC 6047). */
function calendarPart(content: string): NonNullable<SendMailOptions["icalEvent"]> {
  const method = /^METHOD:([A-Z]+)\r?$/m.exec(content)?.[1]?.toLowerCase() ?? "publish";
  return { method, content, filename: "termin.ics" };
}
