import { cleanLine } from "./clean-text.ts";

/** What a mail server says of a mail that it had taken and could not hand over. */
export interface ReturnedMail {
  /** What may be the id of the mail, as its Message-ID has it: reports quote those of others as well. */
  ids: string[];
  /** In the words of the server. */
  reason: string;
}

const ours = /^Message-ID:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/gim;
/** Of a field with its further lines. */
const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, "im");

/**
 * Reads a delivery report (RFC 3464) with what it returns of the mail (RFC 6522). Reports are plain text by their nature, so that
 * their fields are found wherever in the message they stand.
 *
 * @returns undefined for anything else, such as a reply, a holiday note, or a report that a mail is late and still under way
 */
export function readReturn(message: string): ReturnedMail | undefined {
  if (!/^Content-Type:\s*message\/(global-)?delivery-status/im.test(message)) return undefined;
  if (!/^Action:\s*failed\b/im.test(message)) return undefined;
  const ids = [...new Set([...message.matchAll(ours)].map(([, id = ""]) => id.toLowerCase()))];
  if (ids.length === 0) return undefined;
  const said = field("Diagnostic-Code")
    .exec(message)?.[1]
    ?.replace(/^\s*[\w-]+\s*;\s*/, "");
  const reason = said || field("Status").exec(message)?.[1] || "no reason";
  return { ids, reason: cleanLine(reason.replace(/\s+/g, " "), 300) };
}
