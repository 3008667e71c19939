// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { photoOf } from "../../actions/photos/judge-photo.ts";
import type { Business, Facts, Source } from "../../rules/business.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { type EntryField, fieldsToDecide, fieldText } from "../../rules/proposals/entry-fields.ts";
import { businessesById } from "../../store/businesses.ts";
import { type Change, changesOf } from "../../store/changes.ts";
import { type ClaimDocument, documentOf } from "../../store/owning/claim-documents.ts";
import { type Owner, ownersOf } from "../../store/owning/ownerships.ts";
import { type Photo, photoById } from "../../store/photos/photos.ts";
import { type ListedProposal, listedProposal, neighboursOf } from "../../store/proposals/queue.ts";
import { sourcesOf } from "../../store/sources.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { caseAddress, viewAddress } from "../queue/addresses.ts";
import { caseKind, caseName } from "../queue/case-texts.ts";
import { Decided, ReasonFields } from "../queue/parts.tsx";
import { filterOf, isProposalView, readView } from "../queue/views.ts";
import { AskedFacts, EntryNow } from "./asked.tsx";
import { CandidatesOfNew, likeOf } from "./candidates-of-new.tsx";
import { caseParts } from "./case-parts.tsx";
import { Outcome } from "./outcome.tsx";

const lastChanges = 5;

/** How a decision is shown once more. */
export interface CaseAgain {
  status: 422;
  title: string;
  text?: string;
  /** What is wrong with a field. */
  errors?: Partial<Record<EntryField | "reason", string>>;
}

/** A proposal and its entry, as the page and the form need them. */
export interface LoadedCase {
  proposal: ListedProposal;
  business: Business | undefined;
  before: string | null;
  after: string | null;
  /** The photo that is to be shown, the paper of a claim, and who owns the entry now. */
  photo?: Photo | undefined;
  document?: ClaimDocument | undefined;
  owners?: Owner[];
  /** What was changed lately in the entry, and whose word that is. */
  changes: Change[];
  sources: Map<number, Source>;
}

/** Reads a proposal with its entry and what waits beside it. */
export async function loadCase(context: SiteContext, art: string | null): Promise<LoadedCase | undefined> {
  const { primary, site, params } = context;
  const id = params.proposal ?? "";
  if (!isId(id)) return undefined;
  const view = readView(art);
  return readInSite(primary, site.id, async (tx) => {
    const proposal = await listedProposal(tx, id);
    if (!proposal) return undefined;
    const { businessId } = proposal;
    const business = businessId ? (await businessesById(tx, [businessId])).get(businessId) : undefined;
    const filter = isProposalView(view) && view !== "erledigt" ? filterOf[view] : filterOf.alle;
    const near = await neighboursOf(tx, id, filter);
    const changes = business ? await changesOf(tx, business.id, lastChanges) : [];
    const sources = await sourcesOf(tx);
    return { proposal, business, changes, sources, ...near, ...(await moreOf(tx, proposal)) };
  });
}

/** What else belongs to a proposal of its kind. */
async function moreOf(
  tx: Db,
  proposal: ListedProposal,
): Promise<Pick<LoadedCase, "photo" | "document" | "owners">> {
  const photo = photoOf(proposal);
  if (photo !== undefined) return { photo: await photoById(tx, photo) };
  if (proposal.kind !== "claim" || proposal.businessId === null) return {};
  return {
    document: await documentOf(tx, proposal.id),
    owners: await ownersOf(tx, proposal.businessId),
  };
}

/** The facts that the fields of a decision are laid over. */
export const factsNow = ({
  proposal,
  business,
}: Pick<LoadedCase, "proposal" | "business">): Partial<Facts> =>
  business ? { ...business.profile, place: business.place } : (proposal.asked.facts ?? {});

/** One proposal: what is asked, the entry as it stands, and the decision. */
export async function casePage(context: SiteContext, again?: CaseAgain): Promise<Answer> {
  const { locale, url, form } = context;
  const art = form?.get("art") ?? url.searchParams.get("art");
  const loaded = await loadCase(context, art);
  if (!loaded) return notFound;
  const say = queueTexts(locale);
  const { proposal, before, after } = loaded;
  const view = readView(art);
  const name = caseName(proposal, locale);
  const fertig = url.searchParams.get("fertig");
  const like = await likeOf(context, proposal);
  const More = caseParts[proposal.kind];
  return {
    kind: "page",
    title: name,
    noIndex: true,
    islands: ["queue-keys"],
    ...(again && { status: again.status }),
    body: (
      <Inside
        context={context}
        title={name}
        above={[{ label: say("title"), href: viewAddress(context, { art: view }) }]}
        lead={caseKind(proposal, locale)}
      >
        {fertig && (
          <Decided
            context={context}
            text={say("doneOne")}
            undo={{ action: queueAddress(context, "zurueck"), fields: [["was", fertig]] }}
          />
        )}
        {again && <FormProblem title={again.title}>{again.text}</FormProblem>}
        <nav class="case-nav" aria-label={say("neighbours")}>
          {before && (
            <a rel="prev" href={caseAddress(context, before, { art: view })}>
              {say("before")}
            </a>
          )}
          {after && (
            <a rel="next" href={caseAddress(context, after, { art: view })}>
              {say("after")}
            </a>
          )}
        </nav>
        <div class="columns">
          <div>
            <Section id="asked" title={say("asked")}>
              <KeyValues items={AskedFacts(context, proposal)} />
              {More && <More context={context} loaded={loaded} />}
            </Section>
            <EntryNow context={context} loaded={loaded} />
            {like && <CandidatesOfNew context={context} like={like} />}
          </div>
          <div>
            {proposal.state === "waiting" ? (
              <Decision context={context} loaded={loaded} art={view} again={again} />
            ) : (
              <Outcome context={context} proposal={proposal} />
            )}
          </div>
        </div>
        <queue-keys data-help={say("keys.case")} />
      </Inside>
    ),
  };
}

const Decision: FC<{
  context: SiteContext;
  loaded: LoadedCase;
  art: string;
  again: CaseAgain | undefined;
}> = ({ context, loaded, art, again }) => {
  const { locale, form } = context;
  const say = queueTexts(locale);
  const { proposal } = loaded;
  const { kind, asked } = proposal;
  const fields = fieldsToDecide(kind, asked.what);
  const proposed = { ...factsNow(loaded), ...asked.edits } as Partial<Facts>;
  return (
    <Section id="decision" title={say("decision")}>
      <OwnForm context={context} action={caseAddress(context, proposal.id)} hidden={[["art", art]]}>
        {fields.length > 0 && <p class="muted">{say(kind === "new" ? "fieldsNew" : "fields")}</p>}
        {fields.map((field) => {
          const Kind = field === "description" ? TextArea : Field;
          return (
            <Kind
              name={`f.${field}`}
              label={say(`field.${field}`)}
              hint={fieldHint(field, loaded, say)}
              value={form?.get(`f.${field}`) ?? shownText(field, proposed, locale)}
              error={again?.errors?.[field]}
              maxlength={field === "description" ? 2_000 : 300}
              dir={field === "name" || field === "description" ? "auto" : "ltr"}
            />
          );
        })}
        <ReasonFields
          context={context}
          preset={form?.get("preset") ?? ""}
          value={form?.get("reason") ?? ""}
          error={again?.errors?.reason}
        />
        <div class="actions">
          <Button name="verdict" value="accepted">
            {say(`accept.${kind}`)}
          </Button>
          <Button look="secondary" name="verdict" value="refused">
            {say("refuse")}
          </Button>
        </div>
      </OwnForm>
    </Section>
  );
};

/** A field as editors read it: kinds of business by their names. */
const shownText = (field: EntryField, facts: Partial<Facts>, locale: Locale): string =>
  field === "categories"
    ? (facts.categories ?? []).map((id) => categoryName(id, queueLocale(locale))).join(", ")
    : fieldText(field, facts);

/** What stands in the entry, where something else is asked. */
function fieldHint(
  field: EntryField,
  loaded: LoadedCase,
  say: ReturnType<typeof queueTexts>,
): string | undefined {
  if (field === "place") return say("field.placeHint");
  if (!loaded.business) return undefined;
  const now = fieldText(field, factsNow(loaded));
  const asked = fieldText(field, { ...factsNow(loaded), ...loaded.proposal.asked.edits } as Partial<Facts>);
  return now === asked ? undefined : say("field.now", { value: now === "" ? "–" : now });
}
