// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { settleVanished } from "../../actions/proposals/settle-entry.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { cleanLines } from "../../rules/fields/text.ts";
import { longestReasonWords } from "../../rules/proposals/reason.ts";
import { vanishedEntries } from "../../store/proposals/vanished.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { businessAddress } from "../addresses.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { viewAddress } from "../queue/addresses.ts";
import { entryName } from "../queue/case-texts.ts";
import { chosen } from "../queue/chosen.ts";
import { mostAtOnce, writeDecided } from "../queue/decided-mark.ts";
import { deciderOf } from "../queue/decider.ts";
import { casesOnPage } from "../queue/views.ts";

/** Entries that their source names no more: are they there, or are they closed? */
export async function vanishedPart(tx: Db, context: SiteContext, page: number): Promise<Child> {
  const { locale } = context;
  const say = queueTexts(locale);
  const entries = await vanishedEntries(tx, casesOnPage, (page - 1) * casesOnPage);
  if (entries.length === 0)
    return <EmptyState icon="check" title={say("empty")} text={say("emptyVanished")} />;
  return (
    <OwnForm context={context} action={queueAddress(context, "verschwunden")} wide>
      <p>{say("vanished.lead")}</p>
      <ul class="cases">
        {entries.map(({ shortId, slug, street, category, since, by, ...entry }) => {
          const name = entryName({ ...entry, category, street }, locale);
          return (
            <li class="case">
              <label class="case-check">
                <input type="checkbox" name="entry" value={shortId} />
                <span class="kern-sr-only">{say("select", { name })}</span>
              </label>
              <div>
                <p class="case-kind">{categoryName(category, queueLocale(locale))}</p>
                <h2>
                  <a class="case-link" href={businessAddress(context, slug ?? shortId)}>
                    <bdi>{name}</bdi>
                  </a>
                </h2>
                {street && <p>{street}</p>}
                <p class="meta">
                  {since && (
                    <span>{say("vanished.since", { when: moment(since, queueLocale(locale)) })}</span>
                  )}
                  {by && <bdi>{by}</bdi>}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      <fieldset class="bulk">
        <legend>{say("bulk.title")}</legend>
        <TextArea
          name="reason"
          label={say("vanished.how")}
          rows={2}
          maxlength={longestReasonWords}
          dir="auto"
        />
        <div class="actions">
          <Button look="secondary" name="status" value="published">
            {say("vanished.there")}
          </Button>
          <Button look="secondary" name="status" value="closed">
            {say("vanished.closed")}
          </Button>
        </div>
      </fieldset>
    </OwnForm>
  );
}

/** Says of several entries at once whether they are there. */
export async function settleVanishedByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const ids = [...new Set(form.getAll("entry"))]
    .filter((id) => /^[a-z0-9]{4,20}$/.test(id))
    .slice(0, mostAtOnce);
  const status = chosen(form, "status", ["closed", "published"]);
  const reason = cleanLines(form.get("reason") ?? "", longestReasonWords);
  const decider = deciderOf(context);
  const done: string[] = [];
  for (const id of ids) {
    if (!status) break;
    const settled = await settleVanished(decider, id, status, reason);
    if (settled.ok) done.push(settled.value);
  }
  const fertig = writeDecided("lines", done);
  const rest = ids.length - done.length;
  return redirect(viewAddress(context, { art: "verschwunden", zahl: done.length, rest, fertig }));
}
