import { now } from "../clock/clock.ts";
import {
  type DoctorCheck,
  type Examined,
  type Finding,
  type Named,
  ok,
  wrong,
} from "../doctor/doctor-check.ts";
import { auditedSites } from "./store/chain-rows.ts";
import { mayAlterAudit } from "./store/may-alter.ts";
import { type ChainState, verifyAudit } from "./verify-audit.ts";

const longestWaitMs = 60_000;
/** Clocks of several machines may differ a little. */
const bearableMs = 60_000;

/** The chain of each site is whole, and what is new is sealed. */
export const auditWhole: DoctorCheck = {
  name: "audit",
  async look(examined) {
    const { database, siteKeys } = examined;
    const findings: Named[] = [];
    if (await mayAlterAudit(database.db))
      findings.push({
        name: "audit",
        ...wrong(
          "The role of the pages may alter lines of the audit.",
          "As the owner run: REVOKE UPDATE, DELETE, TRUNCATE ON audit.line, audit.head FROM the role of DATABASE_APP_URL; and find out who granted it.",
        ),
      });
    for (const site of await auditedSites(database.owner)) {
      const key = siteKeys.get(site) ?? site;
      findings.push({ name: `audit of ${key}`, ...(await lookAt(examined, site, key)) });
    }
    return findings.length > 0 ? findings : ok("No site has audit lines yet.");
  },
};

async function lookAt({ database, progress }: Examined, site: string, key: string): Promise<Finding> {
  const state = await verifyAudit(database.owner, site, (done) =>
    progress(`audit of ${key}: ${words(done)} lines`),
  );
  return judge(state, now());
}

const words = (count: number) => count.toLocaleString("en");

/** What the state of a chain means to who operates the program. */
export function judge(state: ChainState, moment: Date): Finding {
  const { fault, sealed, unsealed, oldestUnsealed, newest, head } = state;
  const details = { sealed, unsealed, oldestUnsealed, head, fault };
  if (fault)
    return wrong(
      `The chain is broken at number ${fault.number}. ${fault.sentence}`,
      "Somebody changed the audit past the program. Keep a copy of the database as it is, tell the person in charge of data protection, and compare line by line with a backup.",
      details,
    );
  if (newest && newest.getTime() > moment.getTime() + bearableMs)
    return wrong(
      `The newest line is from ${newest.toISOString()}, which is yet to come.`,
      "Put the clock of the database's machine right; where it was wrong when the line was written, make a note of it.",
      details,
    );
  const waits = `${words(unsealed)} ${unsealed === 1 ? "line waits" : "lines wait"} to be sealed`;
  if (oldestUnsealed && moment.getTime() - oldestUnsealed.getTime() > longestWaitMs)
    return wrong(
      `${waits}, the oldest since ${oldestUnsealed.toISOString()}.`,
      "The server seals while it runs: start it. Where it runs, its log says why it does not.",
      details,
    );
  if (!head) return ok(`${waits}, none is sealed yet.`, details);
  return ok(
    `${words(sealed)} ${sealed === 1 ? "line" : "lines"} sealed and unaltered, ${unsealed === 0 ? "none waits" : waits}; the chain ends with seal ${head.hash.slice(0, 16)}.`,
    details,
  );
}
