import type * as z from "zod";

/** Why a query parameter has no usable value. */
export type QueryReason =
  | "missing"
  | "not-a-number"
  | "too-small"
  | "too-great"
  | "unknown-choice"
  | "malformed";

export interface QueryProblem<Name extends string = string> {
  parameter: Name;
  reason: QueryReason;
}

/** What of a query could be read, and what could not: a page shows a sentence and goes on with the rest. */
export interface Query<Schema extends z.ZodObject> {
  /** Sound values only. */
  values: Partial<z.output<Schema>>;
  problems: QueryProblem<keyof Schema["shape"] & string>[];
}

/**
 * Reads the query of an address by a schema of its parameters. Unknown parameters are ignored, an empty value counts
 * as not given, and of a parameter that stands twice the first counts, unless the schema wants a list.
 *
 * @example
 * const schema = z.object({ q: z.string().max(200).optional(), seite: wholeInAddress(1, 100).default(1) });
 * const { values, problems } = readQuery(context.url, schema);
 */
export function readQuery<Schema extends z.ZodObject>(url: URL, schema: Schema): Query<Schema> {
  const values: Record<string, unknown> = {};
  const problems: QueryProblem<keyof Schema["shape"] & string>[] = [];
  for (const name of Object.keys(schema.shape)) {
    const parser = schema.shape[name] as z.ZodType;
    const given = url.searchParams.getAll(name).filter((value) => value !== "");
    const first = given[0];
    let parsed = parser.safeParse(first);
    // A list is told from a single value by the schema itself, however it is wrapped.
    if (!parsed.success && wantsList(parsed.error)) parsed = parser.safeParse(given);
    if (!parsed.success) problems.push({ parameter: name, reason: reasonOf(parsed.error, first) });
    else if (parsed.data !== undefined) values[name] = parsed.data;
  }
  return { values: values as Partial<z.output<Schema>>, problems };
}

/** The problems in words for programs, one sentence: the `detail` of a problem document. */
export function sayProblems(problems: readonly QueryProblem[]): string {
  return problems.map(({ parameter, reason }) => `Parameter "${parameter}" ${words[reason]}.`).join(" ");
}

const words: Record<QueryReason, string> = {
  missing: "is missing",
  "not-a-number": "is not a number",
  "too-small": "is too small or too short",
  "too-great": "is too great or too long",
  "unknown-choice": "is none of the known values",
  malformed: "is malformed",
};

function wantsList(error: z.ZodError): boolean {
  const issue = error.issues[0];
  return issue?.code === "invalid_type" && issue.path.length === 0 && issue.expected === "array";
}

function reasonOf(error: z.ZodError, given: string | undefined): QueryReason {
  const issue = error.issues[0];
  if (given === undefined) return "missing";
  switch (issue?.code) {
    case "invalid_type":
      return issue.expected === "number" || issue.expected === "int" ? "not-a-number" : "malformed";
    case "too_small":
      return "too-small";
    case "too_big":
      return "too-great";
    case "invalid_value":
      return "unknown-choice";
    default:
      return "malformed";
  }
}
