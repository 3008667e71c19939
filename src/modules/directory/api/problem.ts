import type { DataAnswer } from "../../../kernel/web/answer.ts";
import { parameterProblems } from "../../../kernel/web/api/problem.ts";
import type { QueryReason } from "../../../kernel/web/query.ts";
import type { FilterReason } from "../rules/open-data/to-search.ts";

/** What only the filters of the directory can get wrong. */
const own: Record<Exclude<FilterReason, QueryReason>, string> = {
  "needs-near": 'has a meaning only together with "near"',
  "not-covered": "lies outside the next 14 days, for which opening times are known",
};

const isOwn = (reason: QueryReason | FilterReason): reason is keyof typeof own => Object.hasOwn(own, reason);

/** A problem document (RFC 9457) with one entry per wrong filter. */
export const filterProblems = (
  problems: readonly { parameter: string; reason: QueryReason | FilterReason }[],
  instance: string,
): DataAnswer =>
  parameterProblems(
    problems.map(({ parameter, reason }) =>
      isOwn(reason) ? { parameter, reason, said: own[reason] } : { parameter, reason },
    ),
    instance,
  );
