import { parseEmail } from "../fields/email.ts";
import { beginning } from "../fields/refusal.ts";
import { parseSocial, type SocialNetwork } from "../fields/social.ts";
import { parseWebsite } from "../fields/website.ts";
import type { Cell, Cells } from "../lists/cells.ts";
import { type LeftOut, leftOut } from "../lists/left-out.ts";

/** What a cell says of how to reach a business online. */
export interface Online {
  mails: string[];
  sites: string[];
  /** The pages of networks by their key in OpenStreetMap: `contact:instagram`. */
  social: Record<string, string>;
}

const networkNames: Record<string, SocialNetwork> = {
  facebook: "facebook",
  fb: "facebook",
  instagram: "instagram",
  insta: "instagram",
  ig: "instagram",
  tiktok: "tiktok",
  youtube: "youtube",
  telegram: "telegram",
};
const onNetwork = new RegExp(
  `(?<![\\w./@-])(${Object.keys(networkNames).join("|")})\\s*(?::\\s*@?|\\s@)([\\w.-]+)(?=\\s*(?:$|[;,|/\\n]))`,
  "gi",
);

/** Some addresses fit into that; a hostile cell must not hold up the others. */
const longest = 2_000;

/** How tables spell addresses so that no program finds them, and slips of the pen that can mean only one thing. */
const usual = (text: string): string =>
  text
    .replace(/\s*[([{]\s*(?:at|ät|@)\s*[)\]}]\s*/gi, "@")
    .replace(/\s*[([{]\s*(?:dot|punkt|\.)\s*[)\]}]\s*/gi, ".")
    .replace(/\s+at\s+(?=[\w-]+(?:\.[\w-]+)+)/gi, "@")
    .replace(/(?<=\w)\s*@\s+(?=[\w-]+\.)|(?<=\w)\s+@(?=[\w-]+\.)/g, "@")
    .replace(/\bmailto:/gi, "")
    .replace(/\bhtt?ps?(?=[:/\\]*[/\\])|\bhtp(?=:\/\/)/gi, (scheme) =>
      /s$/i.test(scheme) ? "https" : "http",
    )
    .replace(/\b(https?)[:;]?[/\\]{1,3}(?=[^/\\])/gi, "$1://")
    .replace(/\bhttps?:\/\/(?=https?:\/\/)/gi, "")
    .replace(/\bwww(?:,\s*|\.\s+)(?=\w)/gi, "www.")
    .replace(/[<>"„“”]/g, " ")
    // Remarks such as "(im Aufbau)"; an address in brackets stays.
    .replace(/\(([^()@.]*)\)/g, " ");

/** A mail address that is all in capitals is meant in small letters, as it is everywhere. */
const small = (mail: string): string => (/\p{Ll}/u.test(mail) ? mail : mail.toLowerCase());

/**
 * Takes a text with addresses of mails, websites and networks apart. Words between them ("oder", "Homepage:") say nothing; a
 * text without any address is refused as a whole.
 */
export function readOnline(raw: string): { found: Online; refused: Omit<LeftOut, "field">[] } {
  const found: Online = { mails: [], sites: [], social: {} };
  const refused: Omit<LeftOut, "field">[] = [];
  if (raw.length > longest) return { found, refused: [{ reason: "too-long", value: beginning(raw) }] };
  const text = usual(raw).replace(onNetwork, (whole, name: string, handle: string) => {
    const network = networkNames[name.toLowerCase()];
    if (!network || !parseSocial(network, handle).ok) return whole;
    found.social[`contact:${network}`] = handle;
    return " ";
  });
  for (const part of text.split(/[;|\s]+|,(?=\s|$|https?:|www\.|[^\s,@]+@)/)) {
    const token = part.replace(/^[(,/:-]+(?=[^/])|[),.:]+$/g, "");
    if (!/[\p{L}\p{N}]/u.test(token)) continue;
    if (token.includes("@") && !token.includes("/")) {
      const mail = parseEmail(small(token));
      if (mail.ok) found.mails.push(small(token));
      else refused.push({ reason: mail.reason === "empty" ? "not-understood" : mail.reason, value: token });
      continue;
    }
    const site = parseWebsite(token);
    if (site.ok) found.sites.push(site.value);
    else if (/^[a-z]+:\S|^www\.|\.[a-z]{2,}/i.test(token))
      refused.push({ reason: site.reason === "empty" ? "not-understood" : site.reason, value: token });
  }
  const isNothing =
    found.mails.length + found.sites.length + Object.keys(found.social).length + refused.length === 0;
  if (isNothing && /[\p{L}\p{N}]/u.test(raw))
    refused.push({ reason: "not-understood", value: beginning(raw) });
  return { found, refused };
}

/** The addresses of a row, whichever of its columns they stand in: who has no website writes the mail address there. */
export function onlineOf(cells: Cells, left: LeftOut[]): Online {
  const all: Online = { mails: [], sites: [], social: {} };
  for (const cell of [...cells.each("email"), ...cells.each("website")]) {
    const { found, refused } = readOnline(cell.text);
    addOnline(all, found);
    for (const { reason, value } of refused) left.push(leftOut({ ...cell, text: value }, reason));
  }
  return all;
}

/** Adds what another cell says; what was said before counts. */
export function addOnline(all: Online, { mails, sites, social }: Online): void {
  all.mails.push(...mails);
  all.sites.push(...sites);
  all.social = { ...social, ...all.social };
}

/** Whether a cell says only that there is a page, and not where. */
const isYesOrNo = (text: string): boolean =>
  /^(?:ja|nein|yes|no|x|✓|✔|vorhanden|true|false|[01])$/i.test(text.trim());

/** The pages of networks that have columns of their own. */
export function socialColumns(cells: Cells): Record<string, string> {
  const said = (["facebook", "instagram"] as const).map((name): [string, Cell | undefined] => [
    `contact:${name}`,
    cells.each(name)[0],
  ]);
  const others = cells
    .starting("tag:contact:")
    .map((cell): [string, Cell | undefined] => [cell.field.slice("tag:".length), cell]);
  return Object.fromEntries(
    [...said, ...others].flatMap(([key, cell]) => (cell && !isYesOrNo(cell.text) ? [[key, cell.text]] : [])),
  );
}
