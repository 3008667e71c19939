import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { takeAway } from "../../actions/owning/take-away.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import { longestReasonWords } from "../../rules/proposals/reason.ts";
import { doingHere } from "../my-business/own.ts";
import { handOverAddress } from "./addresses.ts";
import { handOverBusinessPage } from "./hand-over-business.tsx";
import { takenWords } from "./taken-words.ts";

/** Takes an entry away from somebody; nobody loses it without being told why. */
export async function takeAwayByForm(context: SiteContext): Promise<Answer> {
  const { params, form } = context;
  const shortId = params.business ?? "";
  const person = form?.get("person") ?? "";
  // The page has such a field for each person.
  const reason = cleanLines(form?.get(`reason-${person}`) ?? "", longestReasonWords);
  if (reason === "") return handOverBusinessPage(context, { without: person });
  const told = { reason, words: takenWords(context) };
  const done = await takeAway(doingHere(context), shortId, person, told);
  return done.ok ? redirect(handOverAddress(context, shortId)) : notFound;
}
