import type { Point } from "../../../../kernel/geo/geometry.ts";
import { createHull } from "../../../../kernel/geo/hull.ts";
import type { FiledAs } from "../../rules/import/vanished.ts";
import type { Incoming, Outcome } from "./take-batch.ts";

/** Watches what the source brings, so that at the end one can tell what is missing. */
export function createWatch(isWhole: boolean) {
  const hull = isWhole ? undefined : createHull();
  const filed = new Set<FiledAs>();
  const seen = { hull, filed, again: 0 };
  return {
    seen,
    vacant: new Set<string>(),
    note({ incoming, points = [] }: { incoming: Incoming[]; points?: Point[] }, outcomes: Outcome[]) {
      for (const point of points) hull?.add(point);
      for (const { facts, filedAs } of incoming) {
        hull?.add(facts.place);
        if (filedAs) filed.add(filedAs);
      }
      seen.again += outcomes.filter(
        (outcome) => outcome !== "new" && outcome !== "joined" && outcome !== "rejected",
      ).length;
    },
  };
}
