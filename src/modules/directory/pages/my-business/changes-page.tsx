import { inSite } from "../../../../kernel/db/in-site.ts";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { undoOwnChange } from "../../actions/my-business/undo-own-change.ts";
import type { SourceKind } from "../../rules/business.ts";
import { partsOfChange } from "../../rules/my-business/parts-of-change.ts";
import { changesOf } from "../../store/changes.ts";
import { sourcesOf } from "../../store/sources.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { mineAddress } from "../owning/addresses.ts";
import { doingHere, type OwnWithDrafts } from "./own.ts";
import { Mine } from "./parts.tsx";

const shown = 30;
const by: Record<SourceKind, OwningText> = {
  owner: "changes.byOwner",
  editor: "changes.byEditor",
  import: "changes.bySource",
};

/** The last changes of an own business; the owners' own can be taken back. */
export async function changesPage(
  context: SiteContext,
  { business }: OwnWithDrafts,
  problem?: OwningText,
): Promise<Answer> {
  const { primary, site, locale } = context;
  const say = owningTexts(locale);
  const { changes, sources } = await inSite(primary, site.id, async (tx) => ({
    changes: (await changesOf(tx, business.id)).slice(0, shown),
    sources: await sourcesOf(tx),
  }));
  return {
    kind: "page",
    title: say("mine.aenderungen"),
    noIndex: true,
    ...(problem && { status: 422 as const }),
    body: (
      <Mine context={context} business={business} title={say("mine.aenderungen")} lead={say("changes.lead")}>
        {problem && <FormProblem title={say(problem)} />}
        {changes.length === 0 && <p>{say("changes.none")}</p>}
        <ul class="plain-list">
          {changes.map((change) => {
            const kind = sources.get(change.sourceId ?? -1)?.kind;
            const about = partsOfChange(change).map((part) => say(`part.${part}`));
            const undone = change.undone || change.action === "undo";
            return (
              <li class="row">
                <span>
                  <strong>{about.join(", ") || say("changes.entry")}</strong>{" "}
                  <span class="muted">
                    {moment(change.at, locale)}
                    {kind && `, ${say(by[kind])}`}
                    {change.agreedBy !== null && `, ${say("changes.agreed")}`}
                    {undone && ` (${say("changes.undone")})`}
                  </span>
                </span>
                {kind === "owner" && change.action === "edit" && !change.undone && (
                  <OwnForm
                    context={context}
                    inline
                    action={mineAddress(context, business.shortId, "zuruecknehmen")}
                    hidden={[["change", change.id]]}
                  >
                    <Button look="tertiary" small>
                      {say("changes.undo")}
                      <span class="kern-sr-only">: {about.join(", ")}</span>
                    </Button>
                  </OwnForm>
                )}
              </li>
            );
          })}
        </ul>
      </Mine>
    ),
  };
}

/** Takes a change back. */
export async function undoByForm(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  const undone = await undoOwnChange(doingHere(context), own, context.form?.get("change") ?? "");
  if (undone.ok) return redirect(`${mineAddress(context, own.business.shortId)}?gespeichert=zurueck`);
  return undone.reason === "changed-since" ? changesPage(context, own, "changes.since") : notFound;
}
