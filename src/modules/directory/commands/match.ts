import { type Command, CommandRefused, textOption } from "../../../kernel/module/command.ts";
import { matchLists } from "../actions/match-lists.ts";
import { ListFileError } from "../actions/read-table.ts";
import { matchLines, matchResult } from "./match-report.ts";

export const matchCommand: Command = {
  name: "match",
  usage: "LEFT.csv [RIGHT.csv]",
  summary: "finds what stands in two lists, or twice in one, with a score and its reasons",
  options: [
    {
      name: "map",
      value: "FILE",
      help: 'which columns correspond, as JSON: {"name": "titel", "phone": "telefon"}',
    },
    {
      name: "truth",
      value: "FILE",
      help: "what is right, to measure against: two columns with ids, or ids and clusters; or a column of the lists",
    },
    { name: "cluster", value: "COLUMN", help: "the column of the truth (or of the lists) with the clusters" },
  ],
  async run(context) {
    const { out, words } = context;
    const [left, right, ...rest] = words;
    if (left === undefined) throw new CommandRefused("LEFT.csv is missing.", 2);
    if (rest.length > 0) throw new CommandRefused(`Two lists at most: "${rest.join(" ")}" is too much.`, 2);
    const started = Date.now();
    try {
      const matched = await matchLists({
        left,
        right,
        map: textOption(context, "map"),
        truth: textOption(context, "truth"),
        cluster: textOption(context, "cluster"),
        onProgress: (done, of) => {
          const seconds = (Date.now() - started) / 1_000;
          out.progress(`${done} of ${of} rows, about ${Math.ceil((seconds / done) * (of - done))} s left`);
        },
      });
      const seconds = (Date.now() - started) / 1_000;
      out.result(matchResult(matched, seconds), out.json ? [] : matchLines(matched, seconds));
    } catch (error) {
      if (error instanceof ListFileError) throw new CommandRefused(error.message);
      throw error;
    }
  },
};
