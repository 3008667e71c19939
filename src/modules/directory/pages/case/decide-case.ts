// SPDX-License-Identifier: EUPL-1.2
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { moment } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { AcceptRefusal } from "../../actions/proposals/accept/accepting.ts";
import { decide } from "../../actions/proposals/decide.ts";
import { placeOfAddress } from "../../actions/proposals/place-of-address.ts";
import type { FieldRefusal } from "../../rules/fields/refusal.ts";
import {
  type EntryField,
  entryFields,
  factOf,
  fieldsToDecide,
  fieldText,
} from "../../rules/proposals/entry-fields.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { sectorOf } from "../../rules/proposals/read-new.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { type QueueText, queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { caseAddress, viewAddress } from "../queue/addresses.ts";
import { chosen } from "../queue/chosen.ts";
import { writeDecided } from "../queue/decided-mark.ts";
import { deciderOf, wordsOf } from "../queue/decider.ts";
import { readReasonForm, reasonProblem } from "../queue/reason-text.ts";
import { readView } from "../queue/views.ts";
import { type CaseAgain, casePage, factsNow, type LoadedCase, loadCase } from "./case-page.tsx";

/** Decides one proposal by its form, and goes on with the next one. */
export async function decideByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), locale } = context;
  const say = queueTexts(locale);
  const loaded = await loadCase(context, form.get("art"));
  if (!loaded) return notFound;
  const { proposal } = loaded;
  const state = chosen(form, "verdict", ["accepted", "refused"]);
  const again = (more: Omit<CaseAgain, "status">) => casePage(context, { status: 422, ...more });
  if (!state) return again({ title: say("verdict.missing") });

  const reason = readReasonForm(form, state, proposal.kind);
  if (!reason.ok)
    return again({
      title: say("notDecided"),
      errors: { reason: reasonProblem(reason.reason, locale) },
    });

  const given = state === "accepted" ? await givenFields(context, loaded) : [];
  if (given === "no-place")
    return again({ title: say("notDecided"), errors: { place: say("edit.no-place") } });
  const done = await decide(deciderOf(context), proposal.id, {
    state,
    ...reason.value,
    given,
    ...wordsOf(context),
  });
  if (done.ok) {
    const art = readView(form.get("art"));
    const query = { art, fertig: writeDecided("proposals", [proposal.id]) };
    return redirect(loaded.after ? caseAddress(context, loaded.after, query) : viewAddress(context, query));
  }
  const { reason: why } = done;
  if (why.kind === "unknown") return notFound;
  if (why.kind === "decided")
    return again({ title: decidedText(context, why.proposal), text: say("decidedSince.text") });
  return again(notAccepted(why.why, say));
}

/** The sentence for whoever was second. */
function decidedText({ locale }: SiteContext, { state, decidedAt }: Proposal): string {
  const verdict = proposalTexts(queueLocale(locale))(`state.${state}`);
  return queueTexts(locale)("decidedSince.title", {
    verdict,
    when: decidedAt ? moment(decidedAt, queueLocale(locale)) : "",
  });
}

const refusals: Record<Exclude<AcceptRefusal["kind"], "not-understood" | "outranked">, QueueText> = {
  "no-such-entry": "refused.noSuchEntry",
  merged: "refused.merged",
  "hidden-on-request": "refused.hidden",
};

function notAccepted(why: AcceptRefusal, say: ReturnType<typeof queueTexts>): Omit<CaseAgain, "status"> {
  if (why.kind === "not-understood") {
    const { field, reason } = why.problem;
    const known = entryFields.find((each) => each === field);
    const text = say(
      reason === "unknown-field" ? "edit.not-understood" : `edit.${reason satisfies FieldRefusal}`,
    );
    return { title: say("notDecided"), ...(known ? { errors: { [known]: text } } : { text }) };
  }
  if (why.kind === "outranked")
    return {
      title: say("refused.outranked"),
      text: why.fields.map((name) => say(`fact.${name}`)).join(", "),
    };
  return { title: say(refusals[why.kind]) };
}

/** Kinds of business as editors type them, by name or id, as ids; what means nothing stays, to be named as wrong. */
const asIds = (text: string, { locale }: SiteContext): string =>
  text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => sectorOf(part, queueLocale(locale)) ?? part)
    .join(", ");

/**
 * What the editor's fields say other than the entry, or instead of what was asked. A new address takes the entry along on the
 * map; `no-place` where the map does not know it and no point was given.
 */
async function givenFields(
  context: SiteContext,
  loaded: LoadedCase,
): Promise<(readonly [field: EntryField, text: string])[] | "no-place"> {
  const { form = new URLSearchParams(), primary, site } = context;
  const { kind, asked } = loaded.proposal;
  const facts = factsNow(loaded);
  const given = fieldsToDecide(kind, asked.what).flatMap((field): [EntryField, string][] => {
    const text = form.get(`f.${field}`);
    if (text === null) return [];
    const typed = field === "categories" ? asIds(text, context) : text.trim();
    const isAsked = asked.edits?.[factOf[field]] !== undefined;
    return typed === fieldText(field, facts) && !isAsked ? [] : [[field, typed]];
  });
  const said = new Map(given);
  const movedTo = ["street", "houseNumber", "postcode", "city"] as const;
  const isMoved = movedTo.some((part) => said.has(part));
  const isPlaced = kind !== "new" || facts.place !== undefined;
  if (said.get("place") || (isPlaced && !isMoved && !said.has("place"))) return given;
  const address = Object.fromEntries(
    movedTo.map((part) => [part, said.get(part) ?? fieldText(part, facts)]).filter(([, text]) => text !== ""),
  );
  const place = await placeOfAddress(primary, site.id, address);
  if (!place) return "no-place";
  return [...given.filter(([field]) => field !== "place"), ["place", `${place.lat}, ${place.lon}`]];
}
