import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { undoOwnChange } from "../../actions/my-business/undo-own-change.ts";
import { canTakeBack } from "../../rules/my-business/can-take-back.ts";
import { changesOf } from "../../store/changes.ts";
import { sourcesOf } from "../../store/sources.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { ChangeList } from "../known/change-list.tsx";
import { mineAddress } from "../owning/addresses.ts";
import { doingHere, type OwnWithDrafts } from "./own.ts";
import { Mine } from "./parts.tsx";

const shown = 30;
/** The last changes of an own business; the owners' own can be taken back. */
export async function changesPage(
  context: SiteContext,
  { business }: OwnWithDrafts,
  problem?: OwningText,
): Promise<Answer> {
  const { primary, site, locale } = context;
  const say = owningTexts(locale);
  const { changes, sources } = await readInSite(primary, site.id, async (tx) => ({
    changes: await changesOf(tx, business.id, shown),
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
        <ChangeList
          context={context}
          changes={changes}
          sources={sources}
          action={(change, source, about) =>
            canTakeBack(change, source?.kind, context.now) && (
              <OwnForm
                context={context}
                inline
                action={mineAddress(context, business.shortId, "zuruecknehmen")}
                hidden={[["change", change.id]]}
              >
                <Button look="tertiary" small>
                  {say("changes.undo")}
                  <span class="kern-sr-only">: {about}</span>
                </Button>
              </OwnForm>
            )
          }
        />
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
