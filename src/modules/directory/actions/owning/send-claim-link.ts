import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type MailAddress, readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { networkOf } from "../../../../kernel/web/client-address.ts";
import { newLinkToken, startGuess, tokenDigest } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import { type Business, isPublic } from "../../rules/business.ts";
import type { Profile } from "../../rules/fields/profile.ts";
import { codeEnd, provesBusiness } from "../../rules/owning/claim.ts";
import { lockByShortId } from "../../store/lock-business.ts";
import { insertClaimCode, openCodesOf } from "../../store/owning/claim-codes.ts";
import { ownersOf, wasTakenAway } from "../../store/owning/ownerships.ts";
import { sourcesOf } from "../../store/sources.ts";

export interface LinkAsked {
  db: Db;
  site: Site;
  shortId: string;
  /** One of the addresses of the entry by its place in the list, or an address as it was typed. */
  to: number | string;
  locale: Locale;
  actor: Actor;
  address: string;
  now: Date;
  /** The words of the mail, with the link in it. */
  write(business: Business, token: string): { subject: string; text: string };
}

export type LinkRefusal =
  | "no-such-entry"
  /** Not an address of the entry, nor one at the domain of its website. */
  | "proves-nothing"
  /** Somebody takes care of the entry: it is for them to let others in, or for an editor. */
  | "owned"
  | { waitMs: number };

/** Whoever presses twice gets one mail. */
const pauseMs = 10 * 60_000;

/** Sends a link by which an entry is taken over to an address that only the business can read. */
export async function sendClaimLink(asked: LinkAsked): Promise<Result<void, LinkRefusal>> {
  const { db, site, shortId, now, locale } = asked;
  const allowed = await startGuess(db, site.id, [["address", `claim-mail ${networkOf(asked.address)}`]], now);
  if (!allowed.ok) return allowed;
  return inSite(db, site.id, async (tx) => {
    const business = await lockByShortId(tx, shortId);
    if (!business || !isPublic(business.status)) return refuse("no-such-entry" as const);
    if ((await ownersOf(tx, business.id)).length > 0) return refuse("owned" as const);
    const to = addressIn(await provingProfile(tx, business), business, asked.to);
    if (!to) return refuse("proves-nothing" as const);
    const open = await openCodesOf(tx, business.id, now);
    const isOpen = open.some(
      ({ sentTo, madeAt }) => sentTo === to && now.getTime() - madeAt.getTime() < pauseMs,
    );
    if (isOpen) return ok(undefined);
    const token = newLinkToken();
    await insertClaimCode(tx, site.id, {
      digest: tokenDigest(token),
      businessId: business.id,
      way: "mail",
      sentTo: to,
      madeBy: asked.actor.kind === "person" ? asked.actor.id : null,
      madeAt: now,
      expiresAt: codeEnd("mail", now),
      proposalId: null,
    });
    const { subject, text } = asked.write(business, token);
    await sendMail(tx, site.id, { to, fromName: site.name, subject, text, locale });
    await writeAudit(tx, {
      event: "business.claim-asked",
      actor: asked.actor,
      subject: { kind: "business", id: shortId },
      facts: { way: "mail" },
    });
    return ok(undefined);
  });
}

/**
 * What of an entry proves that somebody belongs to it. Where it was taken away from an owner, not what owners wrote into it: they
 * may have left an address of their own behind.
 */
async function provingProfile(tx: Db, { id, profile, provenance }: Business): Promise<Proving> {
  if (!(await wasTakenAway(tx, id))) return profile;
  const sources = await sourcesOf(tx);
  const isOwners = (name: keyof Proving) => sources.get(provenance[name] ?? -1)?.kind === "owner";
  return {
    ...(profile.emails && !isOwners("emails") && { emails: profile.emails }),
    ...(profile.websites && !isOwners("websites") && { websites: profile.websites }),
  };
}

type Proving = Pick<Profile, "emails" | "websites">;

function addressIn(proving: Proving, { profile }: Business, to: number | string): MailAddress | undefined {
  const said = typeof to === "number" ? (profile.emails?.[to] ?? "") : to;
  const address = readMailAddress(said);
  return address && provesBusiness(address, proving) ? address : undefined;
}
