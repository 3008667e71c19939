import * as z from "zod";
import {
  type CommandContext,
  type CommandOption,
  CommandRefused,
  textOption,
} from "../../../kernel/module/command.ts";
import { filterSchema } from "../rules/open-data/parameters.ts";
import { type FilterReason, type Narrowing, toNarrowing } from "../rules/open-data/to-search.ts";

/** The filters of the open data as options of a command. */
export const filterOptions: CommandOption[] = Object.entries(filterSchema.shape).map(([name, schema]) => ({
  name,
  value: name.toUpperCase(),
  help: helpOf(schema),
}));

function helpOf(schema: z.ZodType): string {
  const { description = "" } = schema.meta() ?? {};
  const { enum: choices } = z.toJSONSchema(schema) as { enum?: string[] };
  const text = description.replaceAll("`", "").replace(/\.$/, "");
  return (text[0]?.toLowerCase() ?? "") + text.slice(1) + (choices ? `: ${choices.join(", ")}` : "");
}

const said: Record<FilterReason, string> = {
  "unknown-choice": "is not known here",
  malformed: "is not understood",
  "needs-near": "has a meaning only together with --near",
  "not-covered": "lies outside the next 14 days, for which opening times are known",
};

/** The filters that a command was given; refused in one sentence where one makes no sense. */
export function filtersOf(
  context: CommandContext,
  areas: ReadonlySet<string>,
  nowMinute: number,
): { narrowing: Narrowing; lang: z.output<typeof filterSchema>["lang"] } {
  const given = Object.fromEntries(filterOptions.map(({ name }) => [name, textOption(context, name)]));
  const filters = filterSchema.safeParse(given);
  if (!filters.success) {
    const names = [...new Set(filters.error.issues.map((issue) => `--${String(issue.path[0])}`))];
    throw new CommandRefused(`${names.join(" and ")} cannot be understood; --help says what is possible.`, 2);
  }
  const narrowing = toNarrowing(filters.data, areas, nowMinute);
  if (!narrowing.ok) {
    const sentences = narrowing.reason.map(({ parameter, reason }) => `--${parameter} ${said[reason]}`);
    throw new CommandRefused(`${sentences.join(", ")}.`, 2);
  }
  return { narrowing: narrowing.value, lang: filters.data.lang };
}
