// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Result } from "../../../../kernel/result/result.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { DecisionRefusal } from "../../actions/duplicates/decide-duplicate.ts";
import { type Choices, mergePair, separatePair } from "../../actions/proposals/settle-pair.ts";
import { listPairs } from "../../store/duplicates/queue.ts";
import { type QueueText, queueTexts } from "../../texts/queue/texts.ts";
import { pairAddress, viewAddress } from "../queue/addresses.ts";
import { chosen } from "../queue/chosen.ts";
import { mostAtOnce, writeDecided } from "../queue/decided-mark.ts";
import { deciderOf } from "../queue/decider.ts";
import { comparedFacts, pairPage } from "./pair-page.tsx";

const problems: Record<DecisionRefusal["kind"], QueueText> = {
  "no-such-pair": "pair.refused.gone",
  decided: "pair.refused.decided",
  "not-decided": "pair.refused.decided",
  "merged-since": "pair.refused.merged",
  "not-of-pair": "pair.refused.gone",
};

/** Decides one pair by its form, and goes on with the next one. */
export async function decidePairByForm(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), params, locale, primary, site } = context;
  if (!/^\d{1,9}$/.test(params.pair ?? "")) return notFound;
  const id = Number(params.pair);
  const keep = form.get("keep");
  const choices: Choices = {};
  for (const name of comparedFacts) {
    const chosen = form.get(`f.${name}`);
    if (chosen === "one" || chosen === "other") choices[name] = chosen;
  }
  const decider = deciderOf(context);
  const verdict = chosen(form, "verdict", ["merge", "separate"]);
  if (!verdict) return pairPage(context, queueTexts(locale)("verdict.missing"));
  const done =
    verdict === "merge"
      ? await mergePair(decider, id, { ...(keep && { keep }), choices })
      : await separatePair(decider, id);
  if (!done.ok)
    return done.reason.kind === "no-such-pair"
      ? notFound
      : pairPage(context, queueTexts(locale)(problems[done.reason.kind]));
  const [next] = await readInSite(primary, site.id, (tx) => listPairs(tx, { state: "open" }, 1, 0));
  const fertig = writeDecided("pairs", [id]);
  return redirect(
    next ? pairAddress(context, next.id, { fertig }) : viewAddress(context, { art: "dubletten", fertig }),
  );
}

/** Decides several pairs at once; which entry goes on says the rule. */
export async function decidePairs(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams() } = context;
  const ids = [...new Set(form.getAll("pair"))].filter((id) => /^\d{1,9}$/.test(id)).slice(0, mostAtOnce);
  const decider = deciderOf(context);
  const verdict = chosen(form, "verdict", ["merge", "separate"]);
  const done: number[] = [];
  for (const id of ids.map(Number)) {
    if (!verdict) break;
    const result: Result<void, DecisionRefusal> =
      verdict === "merge" ? await mergePair(decider, id, { choices: {} }) : await separatePair(decider, id);
    if (result.ok) done.push(id);
  }
  const fertig = writeDecided("pairs", done);
  const rest = ids.length - done.length;
  return redirect(viewAddress(context, { art: "dubletten", zahl: done.length, rest, fertig }));
}
