import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "./text.ts";

const yes = new Set(["yes", "ja", "only", "true", "1", "designated", "limited"]);
const no = new Set(["no", "nein", "false", "0", "none"]);

/** A tag's yes or no, also in German as spreadsheets have it. */
export function yesOrNo(raw: string): Result<boolean, "not-understood"> {
  const value = clean(raw, 50).toLowerCase();
  if (yes.has(value)) return ok(true);
  return no.has(value) ? ok(false) : refuse("not-understood");
}

/** Whether a wheelchair gets in (wiki.openstreetmap.org/wiki/Key:wheelchair); `designated` is more than yes. */
export function parseWheelchair(raw: string): Result<"yes" | "limited" | "no", "not-understood"> {
  const value = clean(raw, 50).toLowerCase();
  if (value === "limited" || value === "teilweise" || value === "eingeschränkt") return ok("limited");
  const answer = yesOrNo(value);
  return answer.ok ? ok(answer.value ? "yes" : "no") : answer;
}
