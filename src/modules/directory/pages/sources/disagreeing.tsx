// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { settleField } from "../../actions/proposals/settle-entry.ts";
import { type Disagreement, disagreements } from "../../store/proposals/disagreements.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { businessAddress } from "../addresses.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { viewAddress } from "../queue/addresses.ts";
import { entryName } from "../queue/case-texts.ts";
import { chosen } from "../queue/chosen.ts";
import { writeDecided } from "../queue/decided-mark.ts";
import { deciderOf } from "../queue/decider.ts";
import { factText } from "../queue/fact-text.ts";
import { casesOnPage } from "../queue/views.ts";

/** Fields of which one source says this and another that: who is right? */
export async function disagreeingPart(tx: Db, context: SiteContext, page: number): Promise<Child> {
  const { locale } = context;
  const say = queueTexts(locale);
  const found = await disagreements(tx, casesOnPage, (page - 1) * casesOnPage);
  if (found.length === 0)
    return <EmptyState icon="check" title={say("empty")} text={say("emptyDisagreeing")} />;
  return (
    <>
      <p>{say("disagreeing.lead")}</p>
      <ul class="cases">
        {found.map((each) => (
          <li class="case">
            <div>
              <p class="case-kind">{say(`fact.${each.field}`)}</p>
              <h2>
                <a class="case-link" href={businessAddress(context, each.shortId)}>
                  <bdi>{entryName(each, locale)}</bdi>
                </a>
              </h2>
              <OwnForm
                context={context}
                action={queueAddress(context, "widersprueche")}
                hidden={[
                  ["entry", each.shortId],
                  ["field", each.field],
                ]}
              >
                {sides(each, context).map(({ side, source, text }) => (
                  <p class="case-side">
                    <span dir="auto">{text}</span>
                    <Button look="secondary" small name="side" value={side}>
                      {say("disagreeing.right", { source })}
                    </Button>
                  </p>
                ))}
              </OwnForm>
              <p class="meta">
                <span>{moment(each.at, queueLocale(locale))}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const sides = ({ field, before, after, earlier, later }: Disagreement, { locale }: SiteContext) => [
  { side: "later", source: later, text: factText(field, after, queueLocale(locale)) },
  { side: "earlier", source: earlier, text: factText(field, before, queueLocale(locale)) },
];

/** More than this many nobody has before them. */
const most = 2_000;

/** Says which source is right about a field. */
export async function settleFieldByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), primary, site } = context;
  const found = await readInSite(primary, site.id, (tx) => disagreements(tx, most, 0));
  const asked = found.find(
    ({ shortId, field }) => shortId === form.get("entry") && field === form.get("field"),
  );
  const back = (zahl: number, changes: string[] = []) =>
    redirect(
      viewAddress(context, {
        art: "widersprueche",
        zahl,
        rest: 1 - zahl,
        fertig: writeDecided("lines", changes),
      }),
    );
  const side = chosen(form, "side", ["earlier", "later"]);
  // Somebody else was faster.
  if (!asked || !side) return back(0);
  const facts = side === "earlier" ? asked.before : asked.after;
  const settled = await settleField(deciderOf(context), asked.shortId, asked.field, facts);
  return settled.ok ? back(1, settled.value === null ? [] : [settled.value]) : back(0);
}
