import { ok, refuse } from "../../../../kernel/result/result.ts";
import { type SocialNetwork, socialNetworks } from "../fields/social.ts";
import { type FormSlip, type Given, type Part, readGiven, slipsOf } from "./part.ts";

/** Lists of which a form has some lines: `phone1`, `phone2`. */
export const contactLists = { phone: "phones", email: "emails", website: "websites" } as const;
export type ContactList = keyof typeof contactLists;

/** One line more than are filled in, and never fewer than two telephones. */
export function linesOf(form: URLSearchParams, list: ContactList): number {
  let filled = 0;
  for (let line = 1; line <= 10; line++) if (form.get(`${list}${line}`)) filled = line;
  return Math.min(10, Math.max(filled + 1, list === "phone" ? 2 : 1));
}

/** The networks that most businesses here have; the others are shown where the entry has them. */
const usual: readonly SocialNetwork[] = ["facebook", "instagram", "tiktok", "whatsapp"];

export const networksOf = (form: URLSearchParams): SocialNetwork[] =>
  socialNetworks.filter((network) => usual.includes(network) || form.get(`on-${network}`));

/** The form of telephones, mail addresses, websites and channels. */
export const contactPart: Part = {
  fill({ profile }) {
    const form = new URLSearchParams();
    for (const [list, field] of Object.entries(contactLists))
      for (const [index, value] of (profile[field] ?? []).entries()) form.set(`${list}${index + 1}`, value);
    for (const { network, url } of profile.social ?? [])
      if (!form.has(`on-${network}`)) form.set(`on-${network}`, url);
    return form;
  },
  read(form, entry) {
    const lines = Object.entries(contactLists).flatMap(([list, field]) =>
      Array.from({ length: 10 }, (_, index): Given => {
        const control = `${list}${index + 1}`;
        return [control, field, form.get(control)?.trim() ?? ""];
      }).filter(([, , text]) => text !== ""),
    );
    // Each line by itself, so that a slip is shown where it was made.
    const slips = slipsOf(...lines.map((line) => readGiven([line], entry)));
    const whole = Object.entries(contactLists).map(([list, field]): Given => {
      const texts = lines.flatMap(([, of, text]) => (of === field ? [text] : []));
      return [`${list}1`, field, texts.join("; ")];
    });
    const edits = slips.length > 0 ? refuse(slips) : readGiven(whole, entry);
    const social = readSocial(form, entry);
    return edits.ok && social.ok ? ok({ ...edits.value, ...social.value }) : refuse(slipsOf(edits, social));
  },
};

/** One channel after the other, so that a slip is shown at its own field. A second one of a network stays as it is. */
function readSocial(form: URLSearchParams, entry: Parameters<Part["read"]>[1]): ReturnType<Part["read"]> {
  const present = entry.profile.social ?? [];
  const channels = [];
  const slips: FormSlip[] = [];
  for (const network of socialNetworks) {
    const text = form.get(`on-${network}`)?.trim() ?? "";
    const [, ...more] = present.filter((channel) => channel.network === network);
    if (text !== "") {
      const read = readGiven([[`on-${network}`, "social", `${network}:${text}`]], entry);
      slips.push(...slipsOf(read));
      if (read.ok) channels.push(...(read.value.social ?? []));
    }
    channels.push(...more);
  }
  if (slips.length > 0) return refuse(slips);
  const sorted = (list: readonly { url: string }[]) =>
    list
      .map(({ url }) => url)
      .sort()
      .join(" ");
  if (sorted(channels) === sorted(present)) return ok({});
  return ok({ social: channels.length > 0 ? channels : null });
}
