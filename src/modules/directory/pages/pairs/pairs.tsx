// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { listPairs, type PairSide } from "../../store/duplicates/queue.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { pairAddress } from "../queue/addresses.ts";
import { entryName } from "../queue/case-texts.ts";
import { casesOnPage } from "../queue/views.ts";
import { reasonWords } from "./pair-reasons.ts";

/** Pairs of entries that may be the same, the surest first; several are told apart or merged at once. */
export async function pairsPart(tx: Db, context: SiteContext, page: number): Promise<Child> {
  const { locale } = context;
  const say = queueTexts(locale);
  const pairs = await listPairs(tx, { state: "open" }, casesOnPage, (page - 1) * casesOnPage);
  if (pairs.length === 0)
    return <EmptyState icon="check" title={say("empty")} text={say("emptyDuplicates")} />;
  const sideText = ({ name, category, street }: PairSide) =>
    [name, street, category && categoryName(category, queueLocale(locale))].filter(Boolean).join(", ") ||
    say("nameless");
  return (
    <OwnForm context={context} action={queueAddress(context, "dubletten")} wide>
      <ul class="cases">
        {pairs.map((pair) => (
          <li class="case">
            <label class="case-check">
              <input type="checkbox" name="pair" value={String(pair.id)} />
              <span class="kern-sr-only">{say("select", { name: entryName(pair.one, locale) })}</span>
            </label>
            <div>
              <p class="case-kind">
                {say("pair.sure", { score: Math.min(99, Math.round(pair.score * 100)) })}
              </p>
              <h2>
                <a class="case-link" href={pairAddress(context, pair.id)}>
                  <bdi>{entryName(pair.one, locale)}</bdi>
                </a>
              </h2>
              <p>{sideText(pair.one)}</p>
              <p>{sideText(pair.other)}</p>
              <p class="meta">
                <span>{reasonWords(pair.reasons, locale)}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
      <fieldset class="bulk">
        <legend>{say("bulk.title")}</legend>
        <div class="actions">
          <Button look="secondary" name="verdict" value="merge">
            {say("pair.merge")}
          </Button>
          <Button look="secondary" name="verdict" value="separate">
            {say("pair.separate")}
          </Button>
        </div>
      </fieldset>
    </OwnForm>
  );
}
