// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { now } from "../../../../kernel/clock/clock.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { FactName, Facts } from "../../rules/business.ts";
import { businessesById } from "../../store/businesses.ts";
import { changeById } from "../../store/changes.ts";
import { settleDisagreements } from "../../store/fresh/disagreements.ts";
import { type EditRefusal, editBusinessWithin } from "../edit-business.ts";
import { type StatusRefusal, setStatusWithin } from "../set-status.ts";
import { undoChangeWithin } from "../undo-change.ts";
import type { Decider } from "./decide.ts";

type Editor = Pick<Decider, "db" | "site" | "actor" | "word">;

/** Says of an entry that vanished at its source whether it is there. @returns the line of its history */
export function settleVanished(
  { db, site, actor, word }: Editor,
  shortId: string,
  status: "published" | "closed",
  reason: string,
): Promise<Result<string, StatusRefusal | "settled">> {
  return inSite(db, site.id, async (tx) => {
    const why = reason === "" ? {} : { reason };
    const set = await setStatusWithin(tx, site, shortId, { status, actor: word.actor, ...why });
    if (!set.ok) return set;
    // Somebody else was faster, with the same answer.
    if (set.value.change === null) return refuse("settled");
    const subject = { kind: "entry", id: shortId };
    await writeAudit(tx, { event: "entry.status-set", actor, subject, ...why, facts: { status } });
    return ok(set.value.change);
  });
}

/** Says which of two sources is right about a field: it is the editors' word from then on. */
export function settleField(
  { db, site, actor, word }: Editor,
  shortId: string,
  field: FactName,
  facts: Partial<Facts>,
): Promise<Result<string | null, EditRefusal<never>>> {
  return inSite(db, site.id, async (tx) => {
    const edited = await editBusinessWithin<never>(tx, site, shortId, word, () =>
      ok({ [field]: facts[field] }),
    );
    if (!edited.ok) return edited;
    await settleDisagreements(tx, edited.value.business.id, now(), field);
    const subject = { kind: "entry", id: shortId };
    await writeAudit(tx, { event: "entry.field-settled", actor, subject, facts: { field } });
    return ok(edited.value.change);
  });
}

/** Takes such a line of the history back. */
export function undoLine(
  { db, site, actor, word }: Editor,
  changeId: string,
): Promise<Result<void, "not-undone">> {
  return inSite(db, site.id, async (tx) => {
    const line = await changeById(tx, changeId);
    const business = line && (await businessesById(tx, [line.businessId])).get(line.businessId);
    if (!business) return refuse("not-undone");
    const undone = await undoChangeWithin(tx, site, changeId, word.actor);
    if (!undone.ok) return refuse("not-undone");
    const subject = { kind: "entry", id: business.shortId };
    await writeAudit(tx, { event: "entry.undone", actor, subject });
    return ok(undefined);
  });
}
