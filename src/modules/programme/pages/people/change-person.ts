// SPDX-License-Identifier: EUPL-1.2
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { eraseGuest } from "../../actions/guests/erase-guest.ts";
import { mergeGuests } from "../../actions/guests/merge-guests.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { tellerOf } from "../sign-up/teller.ts";
import { personPage } from "./person-page.tsx";

/** Makes this person and another one the same. */
export async function mergeByForm(context: SiteContext): Promise<Answer> {
  const { params, form } = context;
  const [id, other] = [params.id ?? "", form?.get("other") ?? ""];
  if (!isId(id) || !isId(other)) return notFound;
  const done = await mergeGuests(doingOf(context), tellerOf(context), id, other);
  return done ? redirect(`${staffAddress(context, "personen", id)}?zusammen=1`) : notFound;
}

/** Deletes this person. */
export async function eraseByForm(context: SiteContext): Promise<Answer> {
  const { params, form, locale } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  if (form?.get("sure") !== "1") return personPage(context, staffTexts(locale)("guests.eraseUnsure"));
  const done = await eraseGuest(doingOf(context), tellerOf(context), id);
  return done ? redirect(staffAddress(context)) : notFound;
}
