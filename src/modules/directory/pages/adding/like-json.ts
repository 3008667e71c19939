// SPDX-License-Identifier: EUPL-1.2
import { type Answer, data } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { publicLikeEntries } from "../../actions/proposals/candidates.ts";
import { placeOfAddress } from "../../actions/proposals/place-of-address.ts";
import { readNew } from "../../rules/proposals/read-new.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { businessAddress } from "../addresses.ts";
import { factText } from "../queue/fact-text.ts";

/** What a duplicate is found by while somebody types. */
export const likeParameters = ["name", "street", "houseNumber", "postcode", "city"];

/** Entries that are like what was typed so far, for the page of a new business. */
export async function likeJson(context: SiteContext): Promise<Answer> {
  const { db, site, locale, url } = context;
  const { facts, problems } = readNew(url.searchParams, [1], locale);
  const place =
    problems.name || problems.street ? undefined : await placeOfAddress(db, site.id, facts.address ?? {});
  const like = place ? await publicLikeEntries(db, site.id, { ...facts, place }) : [];
  const items = like.map(({ business: { shortId, profile } }) => ({
    text: profile.names[0]?.value ?? "",
    note: factText("address", profile, locale),
    href: businessAddress(context, shortId),
  }));
  const said = items.length === 0 ? "" : proposalTexts(locale)("like.typed");
  return data("application/json; charset=utf-8", JSON.stringify({ said, items }));
}
