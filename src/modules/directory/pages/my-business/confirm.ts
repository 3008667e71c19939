import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { confirmOwn } from "../../actions/fresh/confirm-own.ts";
import { mineAddress } from "../owning/addresses.ts";
import { doingHere, type OwnWithDrafts } from "./own.ts";

/** "Yes, it is all right." */
export async function confirmByForm(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  await confirmOwn(doingHere(context), own);
  return redirect(`${mineAddress(context, own.business.shortId)}?gespeichert=stimmt`);
}
