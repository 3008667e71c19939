import { randomBytes } from "node:crypto";
import type { Db } from "../../../../kernel/db/db.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import type { Client } from "../../../../kernel/web/visitor.ts";
import { sessionHash } from "../../rules/signed-in.ts";
import type { Proof } from "../../rules/standing.ts";
import { noteSignIn } from "../../store/credentials.ts";
import { insertSession } from "../../store/sessions.ts";

/** Signs a person in on one device. The secret is new each time and goes to the browser only. */
export async function openSession(
  tx: Db,
  siteId: string,
  personId: string,
  factor: Proof["factor"],
  client: Client,
  now: Date,
): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await insertSession(tx, siteId, {
    secretHash: sessionHash(secret),
    personId,
    factor,
    agent: client.agent.slice(0, 200),
    network: networkOf(client.address),
    startedAt: now,
    seenAt: now,
    provenAt: now,
  });
  await noteSignIn(tx, personId, now);
  return secret;
}
