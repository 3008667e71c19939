// SPDX-License-Identifier: EUPL-1.2
import { now as clockNow } from "../../../../kernel/clock/clock.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { deliverText, type TextGateway } from "../../../../kernel/texting/text-gateway.ts";
import { allSites } from "../../../quarter/index.ts";
import { nextTextTry } from "../../rules/messages/next-text-try.ts";
import { claimText, setTextFailed, setTextSent } from "../../store/telling/text-messages.ts";
import { giveToStaff } from "../sign-up/close-notice.ts";
import { openText } from "./deliver.ts";

/** In one run; the next one comes within a minute. */
const mostAtOnce = 200;
/** The service itself does not work: the others wait for the next run. */
const mostFailures = 3;

/**
 * Sends the text messages that are due, one after the other. Each is held by a transaction while the service has it, so that no
 * other process sends it as well; where this one dies in between it goes out once more with the same id, which the service knows.
 * What is given up comes back to staff as work to do.
 */
export async function sendTexts(
  db: Db,
  secrets: Secrets,
  gateway: TextGateway | undefined,
  clock: () => Date = clockNow,
): Promise<void> {
  if (!gateway) return;
  let failures = 0;
  for (const site of await allSites(db))
    for (let sent = 0; sent < mostAtOnce && failures < mostFailures; sent++) {
      const outcome = await sendOne(db, secrets, gateway, site.id, clock);
      if (outcome === "none") break;
      failures = outcome === "failed" ? failures + 1 : 0;
    }
}

function sendOne(
  db: Db,
  secrets: Secrets,
  gateway: TextGateway,
  siteId: string,
  clock: () => Date,
): Promise<"none" | "sent" | "failed"> {
  return inSite(db, siteId, async (tx) => {
    const waiting = await claimText(tx, clock());
    if (!waiting) return "none";
    const message = openText(secrets, siteId, waiting);
    const delivery = message
      ? await deliverText(gateway, { id: waiting.id, ...message })
      : ({
          sent: false,
          kind: "never",
          words: "The key that sealed this message is not there any more.",
        } as const);
    const at = clock();
    if (delivery.sent) {
      await setTextSent(tx, waiting.id, at);
      return "sent";
    }
    const nextTryAt =
      delivery.kind === "never" ? undefined : nextTextTry(waiting.tries + 1, at, waiting.lastTryBy);
    await setTextFailed(tx, waiting.id, { problem: delivery.words, nextTryAt });
    if (!nextTryAt && waiting.noticeId) await giveToStaff(tx, waiting.noticeId, delivery.words, at);
    return delivery.kind === "never" ? "sent" : "failed";
  });
}
