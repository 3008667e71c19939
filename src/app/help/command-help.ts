import type { Command } from "../../kernel/module/command.ts";

/** The options that every command has. */
export const everywhere = [
  { name: "json", help: "print the result as JSON" },
  { name: "help", help: "say how a command is used" },
];

type Named = Pick<Command, "name" | "summary">;

function list(title: string, commands: readonly Named[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    title,
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    "",
    "COMMAND --help says more about one.",
  ].join("\n");
}

/** How one command is used. */
export function helpFor(command: Omit<Command, "run">): string {
  const options = [...command.options, ...everywhere].map((option) => ({
    left: `--${option.name}${"value" in option && option.value ? ` ${option.value}` : ""}`,
    help: option.help,
  }));
  const width = Math.max(...options.map((option) => option.left.length));
  return [
    `Usage: npm run cli -- ${command.name} ${command.usage}`.trimEnd(),
    "",
    `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`,
    "",
    ...options.map((option) => `  ${option.left.padEnd(width)}  ${option.help}`),
  ].join("\n");
}

/** What is said where the words are no command: the help that was asked for, or what may follow instead. */
export function answerWithoutCommand(
  commands: readonly Named[],
  args: readonly string[],
): { text: string; isAsked: boolean } {
  const words = args.filter((arg) => !arg.startsWith("-"));
  const isAsked = args.length === 0 || args.some((arg) => arg === "--help" || arg === "-h");
  const [group = ""] = words;
  const within = commands.filter(({ name }) => name.startsWith(`${group} `));
  const follow = within.map(({ name }) => name.slice(group.length + 1));
  const usage = (of: string) => `Usage: npm run cli -- ${of} [words] [--options]`;
  if (words.length > 0 && within.length > 0) {
    const text = list(usage(`${group} ${follow.join("|")}`), within);
    if (isAsked) return { text, isAsked };
    const said = words.length === 1 ? "may be followed by" : `cannot be followed by "${words[1]}", but by`;
    return { text: `"${group}" ${said} ${follow.join(", ")}.\n\n${text}`, isAsked };
  }
  const text = list(usage("COMMAND"), commands);
  if (words.length === 0) return { text, isAsked };
  return { text: `There is no command "${words.join(" ")}".\n\n${text}`, isAsked: false };
}
