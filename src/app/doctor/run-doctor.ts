import { existsSync } from "node:fs";
import { join } from "node:path";
import { auditWhole } from "../../kernel/audit/check-audit.ts";
import { backupsTaken } from "../../kernel/backup/check-backups.ts";
import type { Config } from "../../kernel/config/config.ts";
import { StartRefused } from "../../kernel/config/start-refused.ts";
import { asDatabaseGone, DatabaseGone } from "../../kernel/db/database-gone.ts";
import { type Database, openDatabase } from "../../kernel/db/db.ts";
import type { Log } from "../../kernel/db/log.ts";
import {
  databaseAnswers,
  lettersSeen,
  migrationsApplied,
  sitesKeptApart,
  webRoleHeld,
} from "../../kernel/doctor/checks/database-checks.ts";
import { clocksAgree, roomOnDisk } from "../../kernel/doctor/checks/machine-checks.ts";
import {
  type DoctorCheck,
  doctorChecks,
  examine,
  type Named,
  wrong,
} from "../../kernel/doctor/doctor-check.ts";
import { erasuresListed } from "../../kernel/erasures/check-erasures.ts";
import type { Output } from "../../kernel/module/command.ts";
import type { Slots } from "../../kernel/module/slot.ts";
import { allSites } from "../../modules/quarter/index.ts";
import { migrations } from "../migrations.ts";

const checks: DoctorCheck[] = [
  databaseAnswers,
  migrationsApplied(migrations),
  sitesKeptApart,
  webRoleHeld,
  lettersSeen,
  roomOnDisk,
  clocksAgree,
  auditWhole,
  erasuresListed,
  backupsTaken,
];

/**
 * Looks whether all is as it should be, says so line by line, and changes nothing, not even the state of migrations.
 *
 * @returns the exit code: 1 where something is wrong
 */
export async function runDoctor(config: Config, slots: Slots, out: Output, log: Log): Promise<number> {
  const findings = await findingsOf(config, slots, out, log);
  const isWell = findings.every((finding) => finding.ok);
  out.result({ ok: isWell, findings }, [
    ...findings.map(lineOf),
    isWell
      ? "All is well."
      : `${findings.filter((finding) => !finding.ok).length} of ${findings.length} are wrong.`,
  ]);
  return isWell ? 0 : 1;
}

async function findingsOf(config: Config, slots: Slots, out: Output, log: Log): Promise<Named[]> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, "database")))
    return [
      {
        name: "database",
        ...wrong(
          `There is no database in ${config.dataDir} yet.`,
          'Start the server once ("npm start"), or set DATA_DIR or DATABASE_URL as the service has it.',
        ),
      },
    ];
  const opened = await open(config, log);
  if (!("owner" in opened)) return [opened];
  try {
    const examined = {
      config,
      database: opened,
      siteKeys: await siteKeys(opened),
      progress: (line: string) => out.progress(line),
    };
    return await examine([...checks, ...doctorChecks.of(slots)], examined);
  } finally {
    await opened.close();
  }
}

/** Opening says in a sentence what hinders it, and what to do. */
async function open(config: Config, log: Log): Promise<Database | Named> {
  try {
    return await openDatabase(config, { purpose: "command", migrations: [], log });
  } catch (error) {
    const gone = asDatabaseGone(error);
    if (!(error instanceof StartRefused) && !(gone instanceof DatabaseGone)) throw error;
    const says = error instanceof StartRefused ? error.message : "The database cannot be reached.";
    return {
      name: "database",
      ...wrong(says, "Put this right first; the rest can be looked at afterwards."),
    };
  }
}

/** None where the tables are not there yet: what is missing is a finding of its own. */
async function siteKeys(database: Database): Promise<Map<string, string>> {
  const sites = await allSites(database.owner).catch(() => []);
  return new Map(sites.map((site) => [site.id, site.key]));
}

function lineOf(finding: Named): string {
  if (finding.ok) return `ok     ${finding.name}: ${finding.says}`;
  return `wrong  ${finding.name}: ${finding.says} What to do: ${finding.toDo}`;
}
