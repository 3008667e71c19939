// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { pipelined } from "../../../../kernel/db/pipelined.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { Pagination } from "../../../../kernel/ui/controls/pagination.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside, moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { photoOf } from "../../actions/photos/judge-photo.ts";
import { type ListedProposal, listProposals } from "../../store/proposals/queue.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { pairsPart } from "../pairs/pairs.tsx";
import { waitingPhotoAddress } from "../photos/photo-address.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { disagreeingPart } from "../sources/disagreeing.tsx";
import { vanishedPart } from "../sources/vanished.tsx";
import { caseAddress, viewAddress } from "./addresses.ts";
import { caseKind, caseName } from "./case-texts.ts";
import { countViews } from "./count-views.ts";
import { readDecided } from "./decided-mark.ts";
import { Decided, ReasonFields, ViewChips } from "./parts.tsx";
import {
  casesOnPage,
  filterOf,
  isProposalView,
  type ProposalView,
  readView,
  sourceViews,
  type View,
} from "./views.ts";

/** What was chosen and written in a form that could not be taken, and why. */
export interface QueueAgain {
  view: View;
  chosen: readonly string[];
  error: string;
}

const pageSchema = wholeInAddress(1, 1_000).catch(1);

/** What waits for the editors, by kind; several are decided at once. */
export async function queuePage(context: SiteContext, again?: QueueAgain): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const say = queueTexts(locale);
  const view = again?.view ?? readView(url.searchParams.get("art"));
  const page = pageSchema.parse(context.form?.get("seite") ?? url.searchParams.get("seite") ?? undefined);
  const [counts, body] = await readInSite(primary, site.id, async (transaction) => {
    const tx = await pipelined(transaction);
    return Promise.all([
      countViews(tx),
      isProposalView(view)
        ? proposalsPart(tx, context, view, page, again)
        : { dubletten: pairsPart, verschwunden: vanishedPart, widersprueche: disagreeingPart }[view](
            tx,
            context,
            page,
          ),
    ]);
  });
  const pages = Math.ceil(counts[view] / casesOnPage);
  // Nobody must take it for all done while something else waits.
  const waitsElsewhere =
    view === "alle" && counts.alle === 0 && sourceViews.some((other) => counts[other] > 0);
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    ...(again && { status: 422 as const }),
    islands: ["queue-keys"],
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
        {again && <FormProblem title={say("notDecided")}>{again.error}</FormProblem>}
        <Done context={context} />
        <ViewChips context={context} view={view} counts={counts} />
        {waitsElsewhere ? (
          <EmptyState icon="check" title={say("emptyPeople")} text={say("emptyPeopleText")} />
        ) : (
          body
        )}
        <Pagination
          page={page}
          pages={pages}
          href={(number) => viewAddress(context, { art: view, seite: number })}
          label={say("pages")}
          previous={say("previous")}
          next={say("next")}
          pageLabel={(number) => say("page", { page: number })}
        />
        <queue-keys data-help={say("keys.list")} data-all={say("selectAll")} />
      </Inside>
    ),
  };
}

/** What was just decided, several at once or one that was the last, and the way back; or what was taken back. */
const Done: FC<{ context: SiteContext }> = ({ context }) => {
  const { locale, url } = context;
  const say = queueTexts(locale);
  const { zahl, wieder, rest, fertig = "", art = "" } = Object.fromEntries(url.searchParams);
  const count = Number(rest) || 0;
  if (wieder !== undefined) {
    const texts = [say("takenBack", { count: Number(wieder) || 0 })];
    if (count > 0) texts.push(say("notTakenBack", { count }));
    return <Decided context={context} text={texts.join(" ")} />;
  }
  const was = readDecided(fertig);
  if (zahl === undefined && !was) return null;
  const texts = [zahl === undefined ? say("doneOne") : say("doneMany", { count: Number(zahl) || 0 })];
  if (count > 0) texts.push(say("doneRest", { count }));
  const fields: [string, string][] = [
    ["was", fertig],
    ["art", art],
  ];
  return (
    <Decided
      context={context}
      text={texts.join(" ")}
      {...(was && { undo: { action: queueAddress(context, "zurueck"), fields } })}
    />
  );
};

/** How the language is called in which it was asked. */
const languageOf = (language: string): string =>
  localeFacts[locales.find((known) => known === language) ?? "de"].name;

type Tx = Parameters<typeof listProposals>[0];

async function proposalsPart(
  tx: Tx,
  context: SiteContext,
  view: ProposalView,
  page: number,
  again?: QueueAgain,
) {
  const say = queueTexts(context.locale);
  const filter = filterOf[view];
  const found = await listProposals(tx, filter, casesOnPage, (page - 1) * casesOnPage);
  if (found.length === 0)
    return (
      <EmptyState icon="check" title={say("empty")} text={say(filter.waiting ? "emptyText" : "emptyDone")} />
    );
  const list = (
    <ul class="cases">
      {found.map((each) => (
        <Case
          context={context}
          proposal={each}
          view={view}
          selectable={filter.waiting}
          chosen={again?.chosen.includes(each.id) ?? false}
        />
      ))}
    </ul>
  );
  if (!filter.waiting) return list;
  return (
    <OwnForm
      context={context}
      action={queueAddress(context)}
      hidden={[
        ["art", view],
        ["seite", String(page)],
      ]}
      wide
    >
      {list}
      <fieldset class="bulk">
        <legend>{say("bulk.title")}</legend>
        <ReasonFields
          context={context}
          {...(again && {
            value: context.form?.get("reason") ?? "",
            preset: context.form?.get("preset") ?? "",
          })}
          error={again?.error}
        />
        <div class="actions">
          <Button look="secondary" name="verdict" value="accepted">
            {say("bulk.accept")}
          </Button>
          <Button look="secondary" name="verdict" value="refused">
            {say("bulk.refuse")}
          </Button>
        </div>
      </fieldset>
    </OwnForm>
  );
}

const Case: FC<{
  context: SiteContext;
  proposal: ListedProposal;
  view: ProposalView;
  selectable: boolean;
  chosen: boolean;
}> = (props) => {
  const { context, proposal, view, selectable, chosen } = props;
  const { locale } = context;
  const name = caseName(proposal, locale);
  const { asked, madeAt, language, state } = proposal;
  const words = asked.words ?? "";
  const photo = photoOf(proposal);
  return (
    <li class="case">
      {selectable && (
        <label class="case-check">
          <input type="checkbox" name="case" value={proposal.id} checked={chosen} />
          <span class="kern-sr-only">{queueTexts(locale)("select", { name })}</span>
        </label>
      )}
      <div>
        <p class="case-kind">{caseKind(proposal, locale)}</p>
        <h2>
          <a class="case-link" href={caseAddress(context, proposal.id, { art: view })}>
            <bdi>{name}</bdi>
          </a>
        </h2>
        {photo !== undefined && state === "waiting" && (
          <img
            class="case-photo"
            src={waitingPhotoAddress(context, { id: photo }, "klein")}
            alt={words}
            lang={language}
            loading="lazy"
          />
        )}
        {words !== "" && (
          <p dir="auto" class="case-words">
            {words.length > 160 ? `${words.slice(0, 160)} …` : words}
          </p>
        )}
        <p class="meta">
          <span>{moment(madeAt, queueLocale(locale))}</span>
          <span>{languageOf(language)}</span>
          {state !== "waiting" && <span>{proposalTexts(queueLocale(locale))(`state.${state}`)}</span>}
        </p>
      </div>
    </li>
  );
};
