// SPDX-License-Identifier: EUPL-1.2
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { suggestChange } from "../../actions/proposals/suggest-change.ts";
import { shortIdOf } from "../../rules/listing/slug.ts";
import { complaints, longestWords } from "../../rules/proposals/proposal.ts";
import {
  readSuggestion,
  type SuggestionField,
  type SuggestionProblem,
} from "../../rules/proposals/read-suggestion.ts";
import { readPublicBusiness } from "../../store/public-business.ts";
import { type ProposalText, proposalTexts } from "../../texts/proposals/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";
import { hitName } from "../hit-card.tsx";
import { receiptAddress, suggestAddress } from "./addresses.ts";
import { askerOf, Guard, maySend, readGuard } from "./guard.tsx";

const nothing = {} as Partial<Record<SuggestionField, SuggestionProblem>>;
const longest = { contact: 200, words: longestWords, what: 0 };

/** The words for what is wrong with a field. */
const problemTexts: Record<SuggestionField, Partial<Record<SuggestionProblem, ProposalText>>> = {
  what: { missing: "suggest.chooseWhat" },
  words: { missing: "suggest.sayWhat", "too-long": "tooLong" },
  contact: { "not-understood": "contactWrong", "too-long": "tooLong" },
};

/** How the form is shown once more. */
interface Again {
  status: 422 | 429;
  problem: ProposalText;
  problems?: Partial<Record<SuggestionField, SuggestionProblem>>;
}

/** One short form: what is wrong with this entry? */
export async function suggestPage(context: SiteContext, again?: Again): Promise<Answer> {
  const { db, site, locale, params, now, form } = context;
  const slug = params.slug ?? "";
  const shortId = shortIdOf(slug);
  const found = await readPublicBusiness(db, site.id, shortId, Math.floor(now.getTime() / 60_000));
  if (!found) return notFound;
  if (slug !== found.hit.slug) return redirect(suggestAddress(context, found.hit.slug), form ? 303 : 308);
  const say = proposalTexts(locale);
  const name = hitName(found.hit, locale);
  const { problems = nothing } = again ?? {};
  const error = (field: SuggestionField) => {
    const key = problems[field] && problemTexts[field][problems[field]];
    return key && say(key, { count: longest[field] });
  };
  const kept = (field: string) => form?.get(field) ?? undefined;
  return {
    kind: "page",
    title: say("suggest.title", { name }),
    noIndex: true,
    ...(again && { status: again.status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("suggest.title", { name })}
          above={[
            { label: say("businesses"), href: listAddress(context) },
            { label: name, href: businessAddress(context, slug) },
          ]}
          lead={say("suggest.lead")}
        />
        {again && <FormProblem title={say(again.problem)} />}
        <OwnForm context={context} action={suggestAddress(context, slug)}>
          <Guard context={context} about={shortId} seal={form?.get("seal") ?? null} />
          <ChoiceField
            name="what"
            label={say("suggest.what")}
            value={kept("what")}
            required
            error={error("what")}
            choices={complaints.map((value) => ({ value, label: say(`what.${value}`) }))}
          />
          <TextArea
            name="words"
            label={say("suggest.words")}
            hint={say("suggest.wordsHint")}
            value={kept("words")}
            error={error("words")}
            maxlength={longestWords}
            dir="auto"
          />
          <Field
            name="contact"
            label={say("contact")}
            hint={say("contactHint")}
            value={kept("contact")}
            error={error("contact")}
            autocomplete="email"
            dir="auto"
          />
          <div class="actions">
            <Button>{say("send")}</Button>
          </div>
          <p class="muted small">{say("privacy")}</p>
        </OwnForm>
      </div>
    ),
  };
}

/** Takes the form, and answers with a receipt. */
export async function suggestByForm(context: SiteContext): Promise<Answer> {
  const { primary, params, form = new URLSearchParams() } = context;
  const shortId = shortIdOf(params.slug ?? "");
  const read = readSuggestion(form);
  if (!read.ok) return suggestPage(context, { status: 422, problem: "check", problems: read.reason });
  const guarded = readGuard(context, shortId);
  if (guarded.kind === "stale") return suggestPage(context, { status: 422, problem: "stale" });
  if (!maySend(context)) return suggestPage(context, { status: 429, problem: "tooMany" });
  const { code, suspect } = guarded;
  const done = await suggestChange(primary, askerOf(context), shortId, read.value, code, suspect);
  return done.ok ? redirect(`${receiptAddress(context, code)}?neu=1`) : notFound;
}
