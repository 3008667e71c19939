import { isolated } from "../../../../kernel/i18n/isolated.ts";
import { addressAt, type KnownAddress } from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Question } from "../../rules/search/question.ts";
import type { NearAddress } from "./near-address.tsx";

/** So near, in metres, a house says where somebody stands; farther off its street does, if that is near. */
const houseReaches = 80;
const streetReaches = 250;

/** "Wanheimer Straße 12" or "Wanheimer Straße"; the town is known, only its villages are named. */
function lineOf({ street, number, town, quarter }: KnownAddress, siteName: string): string | undefined {
  const line = [street, number].filter(Boolean).join(" ");
  const place = town && town !== siteName ? town : undefined;
  return [line, place].filter(Boolean).join(", ") || quarter;
}

/**
 * The place that a question looks around, in words: the address that was typed, else the house or street that is
 * nearest. Undefined where none is asked for, or nothing with a name lies there.
 */
export async function placeWords(
  context: SiteContext,
  { ort }: Question,
  near: NearAddress | undefined,
): Promise<string | undefined> {
  const { db, site, locale } = context;
  if (!ort) return undefined;
  const address = near?.ok
    ? near.value.address
    : // Not remembered: it is where somebody stands, and nobody else stands exactly there.
      await addressAt(db, site.id, ort, { house: houseReaches, street: streetReaches });
  const line = address && lineOf(address, site.name);
  return line && isolated(line, locale);
}
