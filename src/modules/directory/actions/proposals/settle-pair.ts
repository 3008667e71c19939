// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { ok, type Result } from "../../../../kernel/result/result.ts";
import type { FactName, Facts } from "../../rules/business.ts";
import type { Edits } from "../../rules/history/edit-facts.ts";
import { businessesById } from "../../store/businesses.ts";
import { setChosen } from "../../store/duplicates/chosen.ts";
import { duplicateNumbered } from "../../store/duplicates/queue.ts";
import {
  type DecisionRefusal,
  mergeDuplicate,
  separateDuplicate,
  undoDuplicate,
} from "../duplicates/decide-duplicate.ts";
import { editBusinessWithin } from "../edit-business.ts";
import type { Decider } from "./decide.ts";

type Editor = Pick<Decider, "db" | "site" | "actor" | "word">;

/** For each field that differs, whose value is right. */
export type Choices = Partial<Record<FactName, "one" | "other">>;

const note =
  ({ actor }: Editor, id: number, decision: string) =>
  (tx: Db): Promise<void> =>
    writeAudit(tx, {
      event: "duplicate.decided",
      actor,
      subject: { kind: "duplicate", id: String(id) },
      facts: { decision },
    });

/** Tells the two entries of a pair apart for good. */
export async function separatePair(editor: Editor, id: number): Promise<Result<void, DecisionRefusal>> {
  const { db, site, word } = editor;
  const done = await separateDuplicate(db, site, id, word.actor, note(editor, id, "separated"));
  return done.ok ? ok(undefined) : done;
}

/**
 * Makes one entry of a pair. What was chosen field by field is the editors' word in the entry that goes on; an owner's word is
 * not overruled: the field stays as the owner said.
 */
export async function mergePair(
  editor: Editor,
  id: number,
  { keep, choices }: { keep?: string; choices: Choices },
): Promise<Result<void, DecisionRefusal>> {
  const { db, site, word } = editor;
  const merged = await mergeDuplicate(db, site, id, {
    actor: word.actor,
    ...(keep !== undefined && { keep }),
    async note(tx) {
      await layChoices(tx, editor, id, choices);
      await note(editor, id, "merged")(tx);
    },
  });
  return merged.ok ? ok(undefined) : merged;
}

async function layChoices(tx: Db, { site, word }: Editor, id: number, choices: Choices): Promise<void> {
  const pair = await duplicateNumbered(tx, id);
  const gone = pair && (pair.kept === pair.one ? pair.other : pair.one);
  const entries = await businessesById(tx, pair ? [pair.one, pair.other] : []);
  const kept = entries.get(pair?.kept ?? "");
  const lost = entries.get(gone ?? "");
  if (!pair || !kept || !lost) return;
  // What the kept entry said itself is in it already, unless the other one's higher word stands there now.
  const names = (Object.keys(choices) as FactName[]).filter(
    (name) => choices[name] === (pair.one === gone ? "one" : "other"),
  );
  const facts: Partial<Facts> = { ...lost.profile, place: lost.place };
  let edits: Edits = Object.fromEntries(
    names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])),
  );
  for (let tries = 0; tries < 2 && Object.keys(edits).length > 0; tries++) {
    const wanted = edits;
    const edited = await editBusinessWithin<never>(tx, site, kept.shortId, word, () => ok(wanted));
    if (edited.ok) {
      if (edited.value.change) await setChosen(tx, id, edited.value.change);
      return;
    }
    if (edited.reason.kind !== "outranked") return;
    const { fields } = edited.reason;
    edits = Object.fromEntries(Object.entries(wanted).filter(([name]) => !fields.includes(name as FactName)));
  }
}

/** Takes back what became of a pair, with what was chosen field by field. */
export async function undoPair(editor: Editor, id: number): Promise<Result<void, DecisionRefusal>> {
  const { db, site, word } = editor;
  const undone = await undoDuplicate(db, site, id, word.actor, note(editor, id, "undone"));
  return undone.ok ? ok(undefined) : undone;
}
