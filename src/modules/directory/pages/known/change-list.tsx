// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { moment } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Source, SourceKind } from "../../rules/business.ts";
import { partsOfChange } from "../../rules/my-business/parts-of-change.ts";
import type { Change } from "../../store/changes.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { ChangedFields, changedFields } from "./changed-fields.tsx";

const by: Record<SourceKind, OwningText> = {
  owner: "changes.byOwner",
  editor: "changes.byEditor",
  import: "changes.bySource",
};

/** An entry's history: what each change was about, when and by whom, and each field as it was and as it became. */
export const ChangeList: FC<{
  context: SiteContext;
  changes: readonly Change[];
  sources: ReadonlyMap<number, Source>;
  /** What can be done about a change; `about` names it, by its time as well: the same part may have changed twice. */
  action?: (change: Change, source: Source | undefined, about: string) => Child;
}> = ({ context: { locale }, changes, sources, action }) => {
  const say = owningTexts(locale);
  if (changes.length === 0) return <p>{say("changes.none")}</p>;
  return (
    <ul class="cases">
      {changes.map((change) => {
        const source = sources.get(change.sourceId ?? -1);
        const about = partsOfChange(change)
          .map((part) => say(`part.${part}`))
          .join(", ");
        const undone = change.undone || change.action === "undo";
        return (
          <li class="case">
            <div>
              <strong>
                {change.action === "create" ? say("changes.entry") : about || say("changes.entry")}
              </strong>{" "}
              <span class="muted">
                {moment(change.at, locale)}
                {source && `, ${say(by[source.kind])}`}
                {source?.kind === "import" && (
                  <>
                    {": "}
                    <bdi>{source.name}</bdi>
                  </>
                )}
                {change.agreedBy !== null && `, ${say("changes.agreed")}`}
                {undone && ` (${say("changes.undone")})`}
              </span>
              <What change={change} locale={locale} />
              {action?.(change, source, `${about}, ${moment(change.at, locale)}`)}
            </div>
          </li>
        );
      })}
    </ul>
  );
};

const What: FC<{ change: Change; locale: SiteContext["locale"] }> = ({ change, locale }) => {
  const say = owningTexts(locale);
  // All of a new entry is new: its fields are to be seen on its page.
  if (change.action === "create") return <p>{say("changes.created")}</p>;
  const fields = changedFields(change, locale);
  if (fields.length > 0) return <ChangedFields fields={fields} locale={locale} />;
  return change.action === "edit" ? <p>{say("changes.same")}</p> : null;
};
