import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Question } from "../../rules/search/question.ts";
import { splitNear } from "../../rules/search/split-near.ts";
import { listAddress } from "../addresses.ts";
import { findAddress } from "./near-address.tsx";

/**
 * Leads a question that was typed as "near Wanheimer Straße 12" to the one that has the address in its own field; undefined
 * where it names none, or none that the site has.
 */
export async function leadNear(context: SiteContext, asked: Question): Promise<Answer | undefined> {
  const split = asked.bei === "" ? splitNear(asked.q) : undefined;
  if (!split) return undefined;
  const found = await findAddress(context, { ...asked, bei: split.bei });
  if (!found?.ok && found?.reason.reason !== "ambiguous") return undefined;
  return redirect(listAddress(context, asked, { ...split, ort: undefined }), 302);
}
