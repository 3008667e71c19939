// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { pdfAnswer } from "../../../../kernel/documents/document-answer.ts";
import { makePdf } from "../../../../kernel/documents/make-pdf.ts";
import { type Locale, localeOfPath, locales } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { type Guest, guestById } from "../../store/guests.ts";
import { offeringById } from "../../store/offerings.ts";
import { guestsWhoCame, type Participation, participationOf } from "../../store/participation.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { paperFunding } from "../paper/funding.ts";
import { writtenIn } from "../staff-words.ts";
import { certificatesAddress } from "./addresses.ts";
import { type Certified, certificateFacts } from "./certificate-facts.ts";

const template = new URL("./certificate.typ", import.meta.url);

/** The language that counts, and the one beside it: the person's own where nothing else is asked for. */
export function languagesFor(
  query: Pick<URLSearchParams, "get">,
  guest: Pick<Guest, "language">,
  main: Locale,
): [Locale, ...Locale[]] {
  const asked = query.get("sprache");
  const counts = asked === "de" || asked === "en" ? asked : main;
  const wanted = query.get("daneben");
  const own = locales.find((each) => each === guest.language);
  const beside = wanted === "ohne" ? undefined : wanted === null ? own : localeOfPath(wanted);
  // Plain language beside German would say the same twice.
  const isOther = beside && beside !== counts && !(counts === "de" && beside === "de-simple");
  return isOther ? [counts, beside] : [counts];
}

/** That somebody took part in an offering, or for how many hours in all: as PDF, for whom it concerns to take along. */
export async function certificate(context: SiteContext): Promise<Answer> {
  const { primary, site, params, url } = context;
  const id = params.id ?? "";
  const offeringId = url.searchParams.get("angebot") ?? "";
  if (!isId(id) || (offeringId !== "" && !isId(offeringId))) return notFound;
  const certified = await inSite(primary, site.id, async (tx) => {
    const guest = await guestById(tx, id);
    if (!guest) return undefined;
    const took = await participationOf(tx, id, offeringId || undefined);
    if (took.length === 0) return "nothing" as const;
    await noteMade(tx, context, { kind: "guest", id }, { offerings: took.length });
    return certify(tx, context, guest, took, offeringId === "" ? "hours" : "offering");
  });
  if (!certified) return notFound;
  if (certified === "nothing") return redirect(certificatesAddress(context, id));
  return draw(context, `bescheinigung-${id.slice(-6)}`, [certified]);
}

/** The certificates of all who took part in an offering, one sheet each. */
export async function offeringCertificates(context: SiteContext): Promise<Answer> {
  const { primary, site, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const all = await inSite(primary, site.id, async (tx) => {
    if (!(await offeringById(tx, id))) return undefined;
    const guests = await guestsWhoCame(tx, id);
    if (guests.length === 0) return undefined;
    await noteMade(tx, context, { kind: "offering", id }, { people: guests.length });
    const made: Certified[] = [];
    for (const guest of guests)
      made.push(await certify(tx, context, guest, await participationOf(tx, guest.id, id), "offering"));
    return made.sort((a, b) => a.name.localeCompare(b.name, "de"));
  });
  return all ? draw(context, `bescheinigungen-${id.slice(-6)}`, all) : notFound;
}

const noteMade = (
  tx: Db,
  context: SiteContext,
  subject: { kind: string; id: string },
  facts: Record<string, number>,
): Promise<void> =>
  writeAudit(tx, { event: "certificate.made", actor: doingOf(context).actor, subject, facts });

async function certify(
  tx: Db,
  { site, secrets, locale, url }: SiteContext,
  guest: Guest,
  took: readonly Participation[],
  kind: Certified["kind"],
): Promise<Certified> {
  const days = took.flatMap(({ firstAt, lastAt }) => [dayIn(firstAt), dayIn(lastAt)]).sort();
  return {
    name: openGuest(secrets, site.id, guest).name || staffTexts(locale)("forgotten"),
    languages: languagesFor(url.searchParams, guest, writtenIn(locale)),
    kind,
    took,
    funding: await paperFunding(
      tx,
      site,
      days[0] ?? "",
      days.at(-1) ?? "",
      took.map(({ project }) => project),
    ),
  };
}

async function draw(context: SiteContext, name: string, all: readonly Certified[]): Promise<Answer> {
  const facts = certificateFacts(context, all);
  return pdfAnswer(name, await makePdf(await readFile(template, "utf8"), facts));
}
