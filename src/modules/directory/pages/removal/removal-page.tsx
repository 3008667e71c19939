// SPDX-License-Identifier: EUPL-1.2
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askRemoval } from "../../actions/removal/ask-removal.ts";
import { shortIdOf } from "../../rules/listing/slug.ts";
import { longestWords } from "../../rules/proposals/proposal.ts";
import {
  askers,
  longestContact,
  type RemovalProblems,
  readRemoval,
} from "../../rules/removal/read-removal.ts";
import { readPublicBusiness } from "../../store/public-business.ts";
import { type ProposalText, proposalTexts } from "../../texts/proposals/texts.ts";
import { removalTexts } from "../../texts/removal/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";
import { hitName } from "../hit-card.tsx";
import { receiptAddress } from "../proposals/addresses.ts";
import { askerOf, Guard, maySend, readGuard } from "../proposals/guard.tsx";
import { removalAddress } from "./addresses.ts";

/** How the form is shown once more. */
interface Again {
  status: 422 | 429;
  problem: ProposalText;
  problems?: RemovalProblems;
}

/** One form: who asks, what they say, where the answer goes. */
export async function removalPage(context: SiteContext, again?: Again): Promise<Answer> {
  const { db, site, locale, params, now, form } = context;
  const slug = params.slug ?? "";
  const shortId = shortIdOf(slug);
  const found = await readPublicBusiness(db, site.id, shortId, Math.floor(now.getTime() / 60_000));
  if (!found) return notFound;
  if (slug !== found.hit.slug) return redirect(removalAddress(context, found.hit.slug), form ? 303 : 308);
  const say = removalTexts(locale);
  const common = proposalTexts(locale);
  const name = hitName(found.hit, locale);
  const title = say("title", { name });
  const { problems = {} } = again ?? {};
  const kept = (field: string) => form?.get(field) ?? undefined;
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(again && { status: again.status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={title}
          above={[
            { label: common("businesses"), href: listAddress(context) },
            { label: name, href: businessAddress(context, slug) },
          ]}
          lead={say("lead")}
        />
        {again && <FormProblem title={common(again.problem)} />}
        <OwnForm context={context} action={removalAddress(context, slug)}>
          <Guard context={context} about={shortId} seal={form?.get("seal") ?? null} />
          <ChoiceField
            name="who"
            label={say("who")}
            value={kept("who")}
            required
            error={problems.who && say("chooseWho")}
            choices={askers.map((value) => ({ value, label: say(`who.${value}`) }))}
          />
          <TextArea
            name="words"
            label={say("words")}
            hint={say("wordsHint")}
            value={kept("words")}
            error={problems.words && common("tooLong", { count: longestWords })}
            maxlength={longestWords}
            dir="auto"
          />
          <TextArea
            name="contact"
            label={say("contact")}
            hint={say("contactHint")}
            value={kept("contact")}
            error={problems.contact && say("contactLong")}
            maxlength={longestContact}
            rows={3}
            dir="auto"
          />
          <div class="actions">
            <Button>{say("send")}</Button>
          </div>
          <p class="muted small">{common("privacy")}</p>
        </OwnForm>
        <Section id="then" title={say("what")}>
          <ul>
            <li>{say("what.hidden")}</li>
            <li>{say("what.stays")}</li>
            <li>{say("what.others")}</li>
          </ul>
        </Section>
      </div>
    ),
  };
}

/** Takes the form, and answers with a receipt. */
export async function removalByForm(context: SiteContext): Promise<Answer> {
  const { primary, params, form = new URLSearchParams() } = context;
  const shortId = shortIdOf(params.slug ?? "");
  const read = readRemoval(form);
  if (!read.ok) return removalPage(context, { status: 422, problem: "check", problems: read.reason });
  const guarded = readGuard(context, shortId);
  if (guarded.kind === "stale") return removalPage(context, { status: 422, problem: "stale" });
  if (!maySend(context)) return removalPage(context, { status: 429, problem: "tooMany" });
  const { code, suspect } = guarded;
  const done = await askRemoval(primary, askerOf(context), shortId, read.value, code, suspect);
  return done.ok ? redirect(`${receiptAddress(context, code)}?neu=1`) : notFound;
}
