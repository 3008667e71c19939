import { isIP } from "node:net";
import { domainToASCII } from "node:url";

/** One mailbox, checked: no name, no line break, nothing that could become a second address or a header. */
export type MailAddress = string & { readonly checked: "mail address" };

/** RFC 5321, 4.5.3.1: 64 before the @, 255 for a domain, 256 with the angle brackets for a path. */
const longest = { local: 64, all: 254 };

/** RFC 5322, 3.2.3: a dot-atom. Quoted names before the @ are lawful, but nobody has one. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainLetters = /^[\p{L}\p{M}\p{N}.-]+$/u;
const domainForm = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads what a person or a file gives as a mail address. White space around it does not matter; a domain with umlauts
 * becomes its ASCII form (RFC 5891), because every mail server understands that one. What stands before the @ keeps its
 * case and must be ASCII. Undefined where it is not the address of one mailbox on the internet.
 *
 * @example readMailAddress(" Ayse@Bäcker.example ") // "Ayse@xn--bcker-gra.example"
 */
export function readMailAddress(text: string): MailAddress | undefined {
  if (text.length > 1000) return undefined;
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf("@");
  const [local, domain] = [trimmed.slice(0, Math.max(at, 0)), trimmed.slice(at + 1)];
  if (local.length > longest.local || !localPart.test(local) || !domainLetters.test(domain)) return undefined;
  const ascii = domainToASCII(domain);
  if (!domainForm.test(ascii) || isIP(ascii) !== 0) return undefined;
  const address = `${local}@${ascii}`;
  return address.length <= longest.all ? (address as MailAddress) : undefined;
}
