// SPDX-License-Identifier: EUPL-1.2
import { type DataAnswer, data } from "../answer.ts";
import type { QueryReason } from "../query.ts";
import type { WebContext } from "../route.ts";

type KnownReason = QueryReason | "unknown-parameter";

/** What is wrong with a parameter: a reason that every interface knows, or one of its own with its words. */
export type ParameterProblem =
  | { parameter: string; reason: KnownReason }
  | { parameter: string; reason: string; said: string };

const words: Record<KnownReason, string> = {
  missing: "is missing",
  "not-a-number": "is not a number",
  "too-small": "is too small or too short",
  "too-great": "is too great or too long",
  "unknown-choice": "is none of the known values",
  malformed: "is malformed",
  "unknown-parameter": "is not known here",
};

/** A problem document (RFC 9457) with one entry per wrong parameter; `more` is a sentence that helps with all of them. */
export function parameterProblems(
  problems: readonly ParameterProblem[],
  instance: string,
  more?: string,
): DataAnswer {
  const errors = problems.map((problem) => ({
    parameter: problem.parameter,
    reason: problem.reason,
    detail: `Parameter "${problem.parameter}" ${"said" in problem ? problem.said : words[problem.reason]}.`,
  }));
  const body = JSON.stringify({
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: [...errors.map((error) => error.detail), ...(more ? [more] : [])].join(" "),
    instance,
    errors,
  });
  return data("application/problem+json; charset=utf-8", body, {
    status: 400,
    open: true,
    headers: { "Cache-Control": "no-store" },
  });
}

/** So many unknown parameters are named, each cut at as many letters: who sends more learns nothing from the rest. */
const mostNamed = 10;
const longestName = 60;

/** The answer where an address has parameters that its route does not know: which, and which there are. */
export const refuseUnknown =
  (known: readonly string[]) =>
  (names: string[], { url }: WebContext): DataAnswer =>
    parameterProblems(
      names.slice(0, mostNamed).map((name) => ({
        parameter: [...name].slice(0, longestName).join(""),
        reason: "unknown-parameter",
      })),
      url.pathname,
      `Known are: ${known.join(", ")}.`,
    );

/** The addresses of the pages before and after (RFC 8288); undefined where there is only this one. */
export function pageLinks(url: URL, page: number, pages: number): string | undefined {
  const to = (number: number, relation: string) => {
    const address = new URL(url);
    address.searchParams.set("page", String(number));
    return `<${address.href}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [to(1, "first"), to(Math.min(page - 1, Math.max(pages, 1)), "prev")] : []),
    ...(page < pages ? [to(page + 1, "next"), to(pages, "last")] : []),
  ];
  return links.length > 0 ? links.join(", ") : undefined;
}
