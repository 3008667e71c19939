import { backup, backupHelp } from "../../kernel/backup/commands/backup.ts";
import { restore, restoreHelp } from "../../kernel/backup/commands/restore.ts";
import type { Config } from "../../kernel/config/config.ts";
import { openDatabase } from "../../kernel/db/db.ts";
import type { Log } from "../../kernel/db/log.ts";
import type { Command, Output } from "../../kernel/module/command.ts";
import type { Slots } from "../../kernel/module/slot.ts";
import { afterOpening } from "../after-opening.ts";
import { runDoctor } from "../doctor/run-doctor.ts";
import { migrations } from "../migrations.ts";

/** What such a command is given. */
export interface Alone {
  words: string[];
  options: Record<string, string | boolean | undefined>;
  config: Config;
  slots: Slots;
  out: Output;
  log: Log;
}

/** A command that bears a database which cannot be opened, or is not there yet, and opens it by itself. */
export type AloneCommand = Omit<Command, "run"> & {
  /** @returns the exit code */
  runAlone(given: Alone): Promise<number>;
};

const known = new Set(
  migrations.flatMap(({ module, migrations: steps }) =>
    Object.keys(steps).map((name) => `${module}/${name}`),
  ),
);

export const aloneCommands: AloneCommand[] = [
  {
    name: "doctor",
    usage: "",
    summary: "looks whether all is as it should be, the audit included, and says what to do",
    options: [],
    runAlone: ({ config, slots, out, log }) => runDoctor(config, slots, out, log),
  },
  {
    ...backupHelp,
    async runAlone({ words, config, out, log }) {
      await backup(words, config, out, () =>
        openDatabase(config, { purpose: "command", migrations: [], log }),
      );
      return 0;
    },
  },
  {
    ...restoreHelp,
    async runAlone({ words, options, config, slots, out, log }) {
      await restore(words, options, config, out, {
        knownMigrations: known,
        open: () => openDatabase(config, { purpose: "command", migrations, log }),
        finish: (database, lists) => afterOpening(config, database, slots, log, lists),
      });
      return 0;
    },
  },
];
