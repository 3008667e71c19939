// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { readMailAddress } from "../../../kernel/mail/mail-address.ts";

/** A telephone number or a mail address within what somebody wrote; postcodes, house numbers and days are none. */
const way = /[^\s,;:<>()]+@[^\s,;:<>()]+\.[^\s,;:<>().]+|(?<![\d.])\(?[+0](?:[ ()/\-–]*\d){6,15}/g;

/** Ways to reach somebody, as they were written: a tap on a number calls it, on an address writes to it. */
export const ContactLinks: FC<{ contact: string }> = ({ contact }) => {
  const parts: Child[] = [];
  let end = 0;
  for (const found of contact.matchAll(way)) {
    const [text] = found;
    const href = hrefOf(text);
    if (!href) continue;
    parts.push(
      contact.slice(end, found.index),
      <a href={href} dir="ltr">
        {text}
      </a>,
    );
    end = found.index + text.length;
  }
  return (
    <bdi>
      {parts}
      {contact.slice(end)}
    </bdi>
  );
};

function hrefOf(text: string): string | undefined {
  if (!text.includes("@")) return `tel:${text.replace(/\(\s*0\s*\)/, "").replace(/[^+\d]/g, "")}`;
  const address = readMailAddress(text);
  return address && `mailto:${address}`;
}
