import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { parseLanguage, parseLanguageList } from "./language.ts";
import { type PaymentMeans, parsePayment, paymentMeans } from "./payment.ts";
import type { Profile } from "./profile.ts";
import { type Dropped, noteDropped, type Tags } from "./refusal.ts";
import { clean, cleanLines } from "./text.ts";

const yes = new Set(["yes", "ja", "only", "true", "1", "designated", "limited"]);
const no = new Set(["no", "nein", "false", "0", "none"]);

/** A tag's yes or no, also in German as spreadsheets have it. */
export function yesOrNo(raw: string): Result<boolean, "not-understood"> {
  const value = clean(raw, 50).toLowerCase();
  if (yes.has(value)) return ok(true);
  return no.has(value) ? ok(false) : refuse("not-understood");
}

/** Whether a wheelchair gets in (wiki.openstreetmap.org/wiki/Key:wheelchair); `designated` is more than yes. */
export function parseWheelchair(raw: string): Result<"yes" | "limited" | "no", "not-understood"> {
  const value = clean(raw, 50).toLowerCase();
  if (value === "limited" || value === "teilweise" || value === "eingeschränkt") return ok("limited");
  const answer = yesOrNo(value);
  return answer.ok ? ok(answer.value ? "yes" : "no") : answer;
}

type Offer = Pick<
  Profile,
  | "languages"
  | "wheelchair"
  | "payment"
  | "delivery"
  | "takeaway"
  | "onlineOrder"
  | "training"
  | "cuisine"
  | "descriptions"
>;

/** What a business offers and to whom, from its tags. */
export function readOffer(tags: Tags, dropped: Dropped[]): Offer {
  const languages = readLanguages(tags, dropped);
  const payment = readPayment(tags, dropped);
  const descriptions = readDescriptions(tags, dropped);
  const cuisine = readCuisine(tags, dropped);
  const training = (["apprenticeship", "internship"] as const).filter((kind) =>
    answer(tags, [`offers:${kind}`], dropped),
  );
  const delivery = answer(tags, ["delivery"], dropped);
  const takeaway = answer(tags, ["takeaway"], dropped);
  const onlineOrder = answer(tags, ["order:online", "online_order"], dropped);
  const wheelchair = tags.wheelchair === undefined ? undefined : parseWheelchair(tags.wheelchair);
  if (wheelchair?.ok === false) noteDropped(dropped, "wheelchair", wheelchair.reason, tags.wheelchair ?? "");
  return {
    ...(languages.length === 0 ? {} : { languages }),
    ...(wheelchair?.ok ? { wheelchair: wheelchair.value } : {}),
    ...(payment.length === 0 ? {} : { payment }),
    ...(delivery === undefined ? {} : { delivery }),
    ...(takeaway === undefined ? {} : { takeaway }),
    ...(onlineOrder === undefined ? {} : { onlineOrder }),
    ...(training.length === 0 ? {} : { training }),
    ...(cuisine.length === 0 ? {} : { cuisine }),
    ...(Object.keys(descriptions).length === 0 ? {} : { descriptions }),
  };
}

/** The yes or no of the first of the keys that has one. */
function answer(tags: Tags, keys: string[], dropped: Dropped[]): boolean | undefined {
  for (const key of keys) {
    const raw = tags[key]?.trim();
    if (!raw) continue;
    const value = yesOrNo(raw);
    if (value.ok) return value.value;
    noteDropped(dropped, key, value.reason, raw);
  }
  return undefined;
}

/** `language:tr=yes` (wiki.openstreetmap.org/wiki/Key:language) and lists such as `languages=de;tr`. */
function readLanguages(tags: Tags, dropped: Dropped[]): string[] {
  const spoken = new Set<string>();
  for (const key of ["languages", "languages_spoken", "language"]) {
    const said = tags[key];
    if (!said) continue;
    const list = parseLanguageList(said);
    for (const language of list.languages) spoken.add(language);
    for (const part of list.refused) noteDropped(dropped, key, "not-understood", part);
  }
  for (const key of Object.keys(tags)) {
    if (!key.startsWith("language:")) continue;
    const raw = tags[key] ?? "";
    const language = parseLanguage(key.slice("language:".length));
    const said = raw.trim() === "main" ? { ok: true, value: true } : yesOrNo(raw);
    if (!language.ok || !said.ok) noteDropped(dropped, key, "not-understood", raw);
    else if (said.value) spoken.add(language.value);
    else spoken.delete(language.value);
  }
  return [...spoken].sort().slice(0, 40);
}

function readPayment(tags: Tags, dropped: Dropped[]): PaymentMeans[] {
  const accepted = new Set<PaymentMeans>();
  for (const key of Object.keys(tags)) {
    if (!key.startsWith("payment:")) continue;
    const raw = tags[key] ?? "";
    const means = parsePayment(key.slice("payment:".length));
    const said = yesOrNo(raw);
    if (!means.ok) noteDropped(dropped, key, means.reason, raw);
    else if (!said.ok) noteDropped(dropped, key, said.reason, raw);
    else if (said.value) for (const one of means.value) accepted.add(one);
  }
  return accepted.size === 0 ? [] : paymentMeans.filter((means) => accepted.has(means));
}

/** Descriptions by language; what is said without a language is taken as German. */
function readDescriptions(tags: Tags, dropped: Dropped[]): Record<string, string> {
  const descriptions: Record<string, string> = {};
  // The tag without language first, so that `description:de` wins over it.
  const keys = Object.keys(tags).filter((key) => key === "description" || key.startsWith("description:"));
  for (const key of keys.sort()) {
    const raw = tags[key] ?? "";
    const language = key === "description" ? undefined : parseLanguage(key.slice("description:".length));
    const text = raw.length > 20_000 ? undefined : cleanLines(raw, 5_000);
    if (language && !language.ok) noteDropped(dropped, key, "not-understood", raw);
    else if (text === undefined) noteDropped(dropped, key, "too-long", raw);
    else if (text !== "") descriptions[language?.value ?? "de"] = text;
  }
  return descriptions;
}

/** The words of `cuisine`, such as `turkish` and `ice_cream`, each once. */
function readCuisine(tags: Tags, dropped: Dropped[]): string[] {
  if (!tags.cuisine) return [];
  const words = new Set<string>();
  for (const part of tags.cuisine.slice(0, 1_000).split(/[;,]/)) {
    const word = clean(part, 100)
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    if (word === "") continue;
    if (!/^[\p{L}\p{M}\p{N}_'&]{2,60}$/u.test(word)) noteDropped(dropped, "cuisine", "not-understood", part);
    else if (words.size < 20) words.add(word);
    else noteDropped(dropped, "cuisine", "too-many", part);
  }
  return [...words];
}
