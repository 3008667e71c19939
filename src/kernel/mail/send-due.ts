import { setTimeout as pause } from "node:timers/promises";
import { DatabaseGone } from "../db/database-gone.ts";
import type { Db } from "../db/db.ts";
import { inSite } from "../db/in-site.ts";
import { describeError } from "../log/describe-error.ts";
import type { Log } from "../log/log.ts";
import type { Failure } from "./judge-failure.ts";
import { makeMessage } from "./make-message.ts";
import { nextTry } from "./next-try.ts";
import type { Transport } from "./open-transport.ts";
import type { SmtpSettings } from "./smtp-settings.ts";
import { claimDue, setFailed, setSent, type WaitingMail, waitingSites } from "./store/outgoing.ts";

/** What a round of sending needs. */
export interface Round {
  /** The owner's connection, from a pool of its own: it is held while the mail server takes its time. */
  db: Db;
  smtp: Pick<SmtpSettings, "from">;
  transport: Transport;
  log: Log;
  clock: () => Date;
  stopped: AbortSignal;
}

const atOnce = 1000;

/**
 * Sends what is due in all sites, one mail after the other. Each is held by a transaction while the mail server has it, so
 * that no other process sends it as well. Where the server itself does not work, the others are put off without asking it
 * again for each.
 *
 * @throws {DatabaseGone}
 */
export async function sendDue(round: Round): Promise<void> {
  let outage: Failure | undefined;
  for (const { siteId, nextTryAt } of await waitingSites(round.db)) {
    if (nextTryAt > round.clock()) continue;
    while (!outage && !round.stopped.aborted) {
      const outcome = await sendOne(round, siteId);
      if (outcome === "none") break;
      if (outcome !== "done") outage = outcome;
    }
    if (round.stopped.aborted) return;
    if (outage) await postpone(round, siteId, outage);
  }
}

/** Sends one mail of a site, if there is one. Returns the failure only where it concerns all others, too. */
async function sendOne(round: Round, siteId: string): Promise<"none" | "done" | Failure> {
  const { db, clock, transport, smtp, stopped } = round;
  let taken: WaitingMail | undefined;
  try {
    return await inSite(db, siteId, async (tx) => {
      const [mail] = await claimDue(tx, siteId, clock(), 1);
      if (!mail) return "none";
      const delivery = await transport.deliver(makeMessage(mail, smtp));
      if (delivery.sent) {
        taken = mail;
        await setSent(tx, siteId, mail.id, clock());
        return "done";
      }
      // Nothing is known about a mail whose delivery we broke off ourselves: it stays as it is.
      if (stopped.aborted) return "done";
      await fail(tx, round, mail, delivery);
      return delivery.kind === "server" ? delivery : "done";
    });
  } catch (error) {
    if (!taken || !(error instanceof DatabaseGone)) throw error;
    await recordLater(round, taken);
    return "done";
  }
}

/** The database went away after the mail server had taken the mail. Nothing else is sent before that is written down. */
async function recordLater({ db, clock, log, stopped }: Round, mail: WaitingMail): Promise<void> {
  const at = clock();
  log.warn({ mail: mail.id }, "a mail is sent, but the database is not there to write it down");
  while (!stopped.aborted) {
    try {
      await inSite(db, mail.site_id, (tx) => setSent(tx, mail.site_id, mail.id, at));
      return;
    } catch (error) {
      if (!(error instanceof DatabaseGone)) throw error;
      await pause(atOnce, undefined, { signal: stopped }).catch(() => {});
    }
  }
}

async function postpone(round: Round, siteId: string, failure: Failure): Promise<void> {
  await inSite(round.db, siteId, async (tx) => {
    for (const mail of await claimDue(tx, siteId, round.clock(), 10_000))
      await fail(tx, round, mail, failure);
  });
}

async function fail(tx: Db, { clock, log }: Round, mail: WaitingMail, failure: Failure): Promise<void> {
  const tried = { createdAt: mail.created_at, tries: mail.tries + 1, at: clock() };
  const nextTryAt =
    failure.kind === "never" ? undefined : nextTry(tried, failure.kind === "mail" ? "mail" : "server");
  await setFailed(tx, mail.site_id, mail.id, { problem: failure.words, nextTryAt });
  // The words may repeat an address: the log gets them masked.
  const { message } = describeError(new Error(failure.words));
  log.warn(
    { mail: mail.id, reason: message, tries: tried.tries },
    nextTryAt ? "a mail could not be sent yet" : "a mail was given up",
  );
}
