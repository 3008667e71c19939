import { type Sealing, startSealing } from "../kernel/audit/start-sealing.ts";
import { prepareBackupFolder } from "../kernel/backup/backup-folder.ts";
import { nightlyBackup } from "../kernel/backup/nightly-backup.ts";
import { now } from "../kernel/clock/clock.ts";
import { readConfig } from "../kernel/config/config.ts";
import { StartRefused } from "../kernel/config/start-refused.ts";
import { asDatabaseGone, DatabaseGone } from "../kernel/db/database-gone.ts";
import { openDatabase, refuseSecondStart } from "../kernel/db/db.ts";
import { erasurePaths } from "../kernel/erasures/erasure-paths.ts";
import { type Following, followErasures } from "../kernel/erasures/follow-erasures.ts";
import { type RunningJobs, startJobs } from "../kernel/jobs/jobs.ts";
import { createLog } from "../kernel/log/log.ts";
import { forgetMails } from "../kernel/mail/forget-mails.ts";
import { type RunningSender, startMailSender } from "../kernel/mail/start-mail-sender.ts";
import { openSecrets } from "../kernel/secrets/open-secrets.ts";
import { checkPort, type RunningServer, startServer } from "../kernel/web/server.ts";
import { firstAdministrator } from "../modules/accounts/index.ts";
import { allSites, seedDemo } from "../modules/quarter/index.ts";
import { afterOpening } from "./after-opening.ts";
import { compose, slots } from "./compose.ts";
import { migrations } from "./migrations.ts";
import { modules } from "./modules.ts";

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await checkPort(config).catch((error: unknown) => {
    // The other program on the port may well be this one, started twice: that says more.
    refuseSecondStart(config);
    throw error;
  });
  if (config.backupDir !== undefined) prepareBackupFolder(config.backupDir);
  const database = await openDatabase(config, { purpose: "server", migrations, log });
  let server: RunningServer | undefined;
  let jobs: RunningJobs | undefined;
  let sealing: Sealing | undefined;
  let following: Following | undefined;
  let sender: RunningSender | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server?.stop();
    await Promise.all([jobs?.stop(), sender?.stop()]);
    await Promise.all([sealing?.stop(), following?.stop()]);
    await database.close();
    process.exit(0);
  };
  // From here on there is something to be left in order, though the start may not be through yet.
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
  try {
    const secrets = await openSecrets(database.owner, config.secretKeyFile);
    for (const sentence of await afterOpening(config, database, slots, log)) log.warn({}, sentence);
    // An empty database shows what the platform can do; a real one is left as it is.
    await seedDemo(database.owner, slots, async () => secrets);
    const app = await compose(config, database, secrets, log);
    sealing = startSealing(database.owner, log);
    following = followErasures(database.owner, erasurePaths(config), log);
    const { host, port, trustedProxies } = config;
    server = await startServer({ app, host, port, trustedProxies, log });
    const nightly = config.backupDir === undefined ? [] : [nightlyBackup(config.backupDir, database, log)];
    jobs = await startJobs(
      database,
      [...nightly, forgetMails, ...modules.flatMap((module) => module.jobs ?? [])],
      log,
      { secrets, baseUrl: config.baseUrl, mailWorks: config.smtp !== undefined, texts: config.texts },
    );
    if (config.smtp) sender = startMailSender(database, config.smtp, log);
    const base = config.baseUrl?.href.replace(/\/$/, "") ?? server.url;
    console.log(`Mittendrin is ready: ${base}`);
    for (const site of await allSites(database.read)) {
      console.log(`  ${site.name}: ${base}/${site.key}`);
      const invitation = await firstAdministrator(database.owner, site.id, secrets, now());
      if (invitation !== undefined)
        console.log(
          `    Nobody manages it yet. Open this once: ${base}/${site.key}/de/einladung/${invitation}`,
        );
    }
  } catch (error) {
    if (stopping) return; // what was under way ended with the database
    await database.close();
    throw database.explain(error);
  }
}

start().catch((error: unknown) => {
  const gone = asDatabaseGone(error);
  if (error instanceof StartRefused) console.error(error.message);
  else if (gone instanceof DatabaseGone)
    console.error(
      `Mittendrin could not start: ${gone.message} Nothing was lost; mend that, then start again.`,
    );
  else console.error("Mittendrin could not start:", error);
  process.exit(1);
});
