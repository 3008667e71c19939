import { parseArgs } from "node:util";
import { sealAudit } from "../kernel/audit/seal-audit.ts";
import { readConfig } from "../kernel/config/config.ts";
import { StartRefused } from "../kernel/config/start-refused.ts";
import { asDatabaseGone, DatabaseGone } from "../kernel/db/database-gone.ts";
import { openDatabase } from "../kernel/db/db.ts";
import { createLog } from "../kernel/log/log.ts";
import { mailCommands } from "../kernel/mail/commands/mail-commands.ts";
import { type Command, CommandRefused, type Output } from "../kernel/module/command.ts";
import { gatherSlots } from "../kernel/module/slot.ts";
import { secretsRenew } from "../kernel/secrets/commands/secrets-renew.ts";
import { openSecrets } from "../kernel/secrets/open-secrets.ts";
import { allSites, requireSite } from "../modules/quarter/index.ts";
import { type AloneCommand, aloneCommands } from "./commands/alone.ts";
import { answerWithoutCommand, everywhere, helpFor } from "./help/command-help.ts";
import { migrations } from "./migrations.ts";
import { modules } from "./modules.ts";

const migrate: Command = {
  name: "migrate",
  usage: "",
  summary: "brings the database to the newest state (every start does this too)",
  options: [],
  // Opening the database has done it already.
  run: async ({ out }) => out.result({ migrated: true }, ["The database is up to date."]),
};

const mail = mailCommands({ requireSite, smtp: () => readConfig(process.env).smtp });

const slots = gatherSlots(modules.flatMap((module) => module.contributes ?? []));

const commands: (Command | AloneCommand)[] = [
  migrate,
  ...aloneCommands,
  ...mail,
  secretsRenew(allSites),
  ...modules.flatMap((module) => module.commands ?? []),
];

function createOutput(json: boolean): Output {
  let open = false;
  let last = 0;
  const clear = () => {
    if (open) process.stderr.write("\r\x1b[2K");
    open = false;
  };
  return {
    json,
    say(line) {
      clear();
      if (!json) process.stderr.write(`${line}\n`);
    },
    result(value, lines) {
      clear();
      process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines.join("\n")}\n`);
    },
    progress(line) {
      const moment = Date.now();
      if (json || !process.stderr.isTTY || moment - last < 200) return;
      last = moment;
      open = true;
      process.stderr.write(`\r\x1b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
  };
}

/** The command whose name the words begin with; the longest name wins. */
function findCommand(words: string[]): { command: Command | AloneCommand; rest: string[] } | undefined {
  const [command] = commands
    .filter(({ name }) => name.split(" ").every((part, index) => words[index] === part))
    .sort((a, b) => b.name.length - a.name.length);
  return command && { command, rest: words.slice(command.name.split(" ").length) };
}

async function run(args: string[]): Promise<number> {
  const before = args.findIndex((arg) => arg.startsWith("-"));
  const found = findCommand(before < 0 ? args : args.slice(0, before));
  if (!found) {
    const { text, isAsked } = answerWithoutCommand(commands, args);
    (isAsked ? console.log : console.error)(text);
    return isAsked ? 0 : 2;
  }
  const { command } = found;
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: args.slice(command.name.split(" ").length),
      allowPositionals: true,
      options: Object.fromEntries(
        [...command.options, ...everywhere].map((option) => [
          option.name,
          { type: "value" in option && option.value ? ("string" as const) : ("boolean" as const) },
        ]),
      ),
    });
  } catch (error) {
    throw new CommandRefused(
      `${error instanceof Error ? (error.message.split(". ")[0] ?? "") : "Wrong option"}.`,
      2,
    );
  }
  const options = parsed.values as Record<string, string | boolean | undefined>;
  if (options.help) {
    console.log(helpFor(command));
    return 0;
  }
  const config = readConfig(process.env);
  const log = createLog(process.env.LOG_LEVEL ? config.logLevel : "warn");
  const out = createOutput(options.json === true);
  if ("runAlone" in command)
    return command.runAlone({ words: parsed.positionals, options, config, slots, out, log });
  const database = await openDatabase(config, {
    purpose: "command",
    log,
    migrations,
  });
  const close = async () => {
    // Where no server runs beside, the lines of this command would wait for its next start. One that runs does it anyway.
    await sealAudit(database.owner).catch(() => {});
    await database.close();
  };
  try {
    await command.run({
      db: database.owner,
      secrets: () => openSecrets(database.owner, config.secretKeyFile),
      words: parsed.positionals,
      options,
      slots,
      mailWorks: config.smtp !== undefined,
      baseUrl: config.baseUrl,
      out,
    });
  } catch (error) {
    await close();
    throw database.explain(error);
  }
  await close();
  return 0;
}

/** What stopped a command, in one sentence where it has one; the rest of a transaction is gone with it. */
function explain(error: unknown): { sentence: string; exitCode: number } | undefined {
  if (error instanceof CommandRefused) return { sentence: error.message, exitCode: error.exitCode };
  if (error instanceof StartRefused) return { sentence: error.message, exitCode: 1 };
  const gone = asDatabaseGone(error);
  if (gone instanceof DatabaseGone)
    return {
      sentence: `${gone.message} What was under way was not done, not even in part; try again when the database answers.`,
      exitCode: 1,
    };
  return undefined;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const explained = explain(error);
  if (!explained) throw error;
  console.error(explained.sentence);
  process.exitCode = explained.exitCode;
}
