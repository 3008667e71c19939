import type { Matched, Pair } from "./match-tables.ts";
import { weightOf } from "./model.ts";

/** What one field says about a pair. */
export interface Reason {
  field: string;
  kind: string;
  /** The level's name, such as "one digit differs". */
  says: string;
  /** From 0 to 1. */
  likeness: number;
  /** In bits: above 0 it speaks for the same, below 0 against. */
  weight: number;
  metres?: number;
  swapped?: true;
}

/** What speaks for and against a pair, the strongest first. */
export function reasonsOf({ fields, model }: Pick<Matched, "fields" | "model">, pair: Pair): Reason[] {
  const reasons = pair.outcomes.flatMap((outcome, at): Reason[] => {
    const field = fields[at];
    if (!outcome || !field) return [];
    return [
      {
        field: field.label,
        kind: field.kind,
        says: field.comparator.levels[outcome.level] ?? "",
        likeness: Math.round(outcome.likeness * 100) / 100,
        weight: Math.round(weightOf(model, at, outcome.level) * 10) / 10,
        ...(outcome.metres === undefined ? {} : { metres: Math.round(outcome.metres) }),
        ...(outcome.swapped ? { swapped: true } : {}),
      },
    ];
  });
  return reasons.sort((a, b) => b.weight - a.weight);
}

function words({ field, kind, says, likeness, metres, swapped }: Reason): string {
  if (metres !== undefined)
    return metres < 10_000 ? `${metres} m apart` : `${Math.round(metres / 1_000)} km apart`;
  if (swapped) return `${field} swapped`;
  if (kind === "numbers" || kind === "codes") return `${says} in ${field}`;
  if (says === "the same") return `same ${field}`;
  if (says === "different" || says === "little alike") return `other ${field}`;
  return kind === "text" ? `${field} ${likeness.toFixed(2)}` : `${field}: ${says}`;
}

/** Reasons in English: "same phone, 12 m apart, name 0.82, but other city". What hardly counts is left out. */
export function reasonText(reasons: Reason[]): string {
  const strong = reasons.filter(({ weight }) => Math.abs(weight) >= 0.8);
  const pro = strong.filter(({ weight }) => weight > 0).map(words);
  const contra = strong.filter(({ weight }) => weight < 0).map(words);
  if (contra.length === 0) return pro.join(", ");
  return pro.length === 0 ? contra.join(", ") : `${pro.join(", ")}, but ${contra.join(", ")}`;
}
