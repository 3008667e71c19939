import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn, isDay } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import { newLinkToken, tokenDigest } from "../../rules/credentials/link-token.ts";
import { codeDigest, newOneTimeCode } from "../../rules/credentials/one-time-code.ts";
import { isFitLogin } from "../../rules/is-fit-login.ts";
import { plainName } from "../../rules/plain-name.ts";
import { isRole, type Role } from "../../rules/roles.ts";
import { insertMembership } from "../../store/memberships.ts";
import { insertCode } from "../../store/one-time-codes.ts";
import { foldLogin, insertPerson } from "../../store/people.ts";
import type { Doing } from "../doing.ts";
import { organisationFor } from "./organisation-for.ts";

export type InviteRefusal = "name" | "login" | "mail" | "taken" | "role" | "organisation" | "until";

/** As somebody typed it. */
export interface Invitation {
  name: string;
  mail: string;
  /** Empty where the mail address serves. */
  login: string;
  role: string;
  /** Id of the organisation for which the person holds the role, or empty. */
  organisation?: string;
  /** ISO day, or empty. */
  until: string;
  locale: string;
}

const invitationDays = 14;

/**
 * Makes an account for somebody, with one role, and a link with which they choose a password: shown once, good once, for 14
 * days.
 */
export async function invitePerson(
  { db, siteId, actor, secrets, now }: Doing,
  invitation: Invitation,
): Promise<Result<{ personId: string } & InvitationCodes, InviteRefusal>> {
  const read = readInvitation(invitation, dayIn(now));
  if (!read.ok) return read;
  const { role, ...person } = read.value;
  return inSite(db, siteId, async (tx) => {
    const organisation = await organisationFor(tx, role, invitation.organisation ?? "");
    if (!organisation.ok) return organisation;
    const organisationId = organisation.value;
    const personId = await insertPerson(tx, siteId, person);
    if (personId === undefined) return refuse("taken" as const);
    const from = dayIn(now);
    await insertMembership(tx, siteId, { personId, role, organisationId, from, until: person.until });
    const codes = await makeInvitation(tx, siteId, personId, secrets, now);
    await writeAudit(tx, {
      event: "person.invited",
      actor,
      subject: { kind: "person", id: personId },
      concerns: personId,
      facts: { role },
    });
    return ok({ personId, ...codes });
  });
}

/** Two ways to the same: what stands in a link, and digits that can be written on paper and read out. */
export interface InvitationCodes {
  code: string;
  paper: string;
}

/** What an invited person comes in with, to choose a password; earlier ones no longer count. */
export async function makeInvitation(
  tx: Db,
  siteId: string,
  personId: string,
  secrets: Secrets,
  now: Date,
): Promise<InvitationCodes> {
  const code = newLinkToken();
  const paper = newOneTimeCode();
  const common = {
    personId,
    facts: {},
    expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
  };
  await insertCode(tx, siteId, { kind: "invitation", secretHash: tokenDigest(code), ...common });
  const secretHash = codeDigest(secrets, paperBound(siteId), paper.replaceAll(" ", ""));
  await insertCode(tx, siteId, { kind: "paper", secretHash, ...common });
  return { code, paper };
}

/** What the digest of a code on paper is bound to. */
export const paperBound = (siteId: string): string => `${siteId} invitation`;

function readInvitation(
  { name, mail, login, role, until, locale }: Invitation,
  today: string,
): Result<
  { name: string; mail: string | null; login: string; role: Role; until: string | null; locale: string },
  InviteRefusal
> {
  const written = plainName(name);
  if (written === undefined) return refuse("name");
  const address = mail.trim() === "" ? null : readMailAddress(mail.trim());
  if (address === undefined) return refuse("mail");
  const signInName = foldLogin(login) || address;
  if (!signInName || !isFitLogin(signInName)) return refuse("login");
  if (!isRole(role)) return refuse("role");
  const day = until.trim() || null;
  if (day !== null && (!isDay(day) || day < today)) return refuse("until");
  return ok({ name: written, mail: address, login: signInName, role, until: day, locale });
}
