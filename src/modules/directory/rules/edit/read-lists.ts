import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { canonicalCategory } from "../categories/catalogue.ts";
import { categoryOf } from "../categories/categories.ts";
import { parseWz } from "../fields/identifiers.ts";
import { type PaymentMeans, parsePayment, paymentMeans } from "../fields/payment.ts";
import type { Profile } from "../fields/profile.ts";
import type { FieldRefusal } from "../fields/refusal.ts";
import { parseSocial, type SocialChannel, socialNetworks } from "../fields/social.ts";

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Reads each part; the first that is refused refuses the whole. Each value once. */
function readEach<Value>(
  list: string[],
  most: number,
  read: (part: string) => Result<readonly Value[], FieldRefusal>,
): Result<Value[], FieldRefusal> {
  const found = new Map<string, Value>();
  for (const part of list) {
    const values = read(part);
    if (!values.ok) return values;
    for (const value of values.value) found.set(JSON.stringify(value), value);
  }
  if (found.size === 0) return refuse("empty");
  return found.size > most ? refuse("too-many") : ok([...found.values()]);
}

/** Ids of categories, the main one first: `shop/bakery, amenity/cafe`. */
export function readCategories(text: string): Result<string[], FieldRefusal> {
  return readEach(parts(text, /[\s,;]+/), 20, (id) =>
    categoryOf(id) ? ok([canonicalCategory(id)]) : refuse("not-understood"),
  );
}

/** Means of payment by our names or OpenStreetMap's: `cash, visa`. */
export function readPaymentList(text: string): Result<PaymentMeans[], FieldRefusal> {
  const read = readEach(parts(text.toLowerCase(), /[\s,;]+/), 99, (means) => {
    const known = paymentMeans.find((one) => one === means);
    return known ? ok([known]) : parsePayment(means);
  });
  return read.ok ? ok(paymentMeans.filter((means) => read.value.includes(means))) : read;
}

/** `apprenticeship, internship`. */
export function readTraining(text: string): Result<NonNullable<Profile["training"]>, FieldRefusal> {
  const kinds = ["apprenticeship", "internship"] as const;
  return readEach(parts(text.toLowerCase(), /[\s,;]+/), 2, (part) => {
    const kind = kinds.find((known) => known === part);
    return kind ? ok([kind]) : refuse("not-offered");
  });
}

/** Channels by network and handle or address: `instagram:@cafe; facebook:https://www.facebook.com/cafe`. */
export function readSocialList(text: string): Result<SocialChannel[], FieldRefusal> {
  return readEach(parts(text, /[;\n]+|,\s*(?=[a-z]+:)/), 20, (part) => {
    const at = part.indexOf(":");
    const network = socialNetworks.find((known) => known === part.slice(0, at).trim().toLowerCase());
    if (!network) return refuse("not-offered");
    const channel = parseSocial(network, part.slice(at + 1));
    return channel.ok ? ok([channel.value]) : channel;
  });
}

/** Codes by edition: `WZ2008:47.71, WZ2025:47.71`. */
export function readWzList(text: string): Result<NonNullable<Profile["wz"]>, FieldRefusal> {
  return readEach(parts(text, /[,;]+/), 20, (part) => {
    const [, year, code = ""] = /^WZ\s?(2008|2025)\s*:(.*)$/i.exec(part) ?? [];
    if (year === undefined) return refuse("not-understood");
    const scheme = year === "2008" ? "WZ2008" : "WZ2025";
    const read = parseWz(scheme, code);
    return read.ok ? ok([{ scheme, code: read.value }]) : read;
  });
}
