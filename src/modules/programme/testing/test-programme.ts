// SPDX-License-Identifier: EUPL-1.2
import { migrations as audit } from "../../../kernel/audit/store/migrations/index.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { migrations as erasures } from "../../../kernel/erasures/store/migrations/index.ts";
import { migrations as mail } from "../../../kernel/mail/store/migrations/index.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import type { Doing } from "../../accounts/index.ts";
import { accounts } from "../../accounts/module.ts";
import { directory } from "../../directory/module.ts";
import { places } from "../../places/module.ts";
import type { Site } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { planOffering, setOffering } from "../actions/planning/plan-offering.ts";
import { planSessions } from "../actions/planning/plan-sessions.ts";
import { receiptCode } from "../actions/sign-up/receipt.ts";
import { type Coming, signUp } from "../actions/sign-up/sign-up.ts";
import type { Teller } from "../actions/sign-up/tell.ts";
import { type OfferingPlan, offeringDetails } from "../rules/planning/offering.ts";
import type { SignUpWish } from "../rules/sign-up/read-sign-up.ts";
import { migrations } from "../store/migrations/index.ts";
import { offeringById } from "../store/offerings.ts";
import { type Session, sessionsOf } from "../store/sessions.ts";

/** Writes down what people are told, in the order in which they are told. */
export interface Heard {
  teller: Teller;
  told: { kind: string; locale: string }[];
}

/** A migrated database with one site, and what tests of the programme do there. Drop it in `after`. */
export async function testProgramme(now = new Date("2026-11-26T10:00:00Z")) {
  const database: TestDatabase = await testDatabase([
    { module: "audit", migrations: audit },
    { module: "mail", migrations: mail },
    { module: "erasures", migrations: erasures },
    ...[quarter, accounts, places, directory, { name: "programme", migrations }].map((module) => ({
      module: module.name,
      migrations: module.migrations ?? {},
    })),
  ]);
  const site: Site = await openSite(database, "hochfeld");
  const doing: Doing = {
    db: database.db,
    siteId: site.id,
    actor: { kind: "command" },
    secrets: testSecrets(),
    now,
  };
  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  let made = 0;

  /** A published offering with sessions in the coming weeks. */
  async function offering(more: Partial<OfferingPlan> = {}, sessions = 1, days = 7) {
    const id = await planOffering(doing, { ...plainPlan, ...more });
    await setOffering(doing, id, "published");
    const dates = Array.from({ length: sessions }, (_, index) => {
      const startsAt = new Date(now.getTime() + (days + index * 7) * 86_400_000);
      return { startsAt, endsAt: new Date(startsAt.getTime() + 90 * 60_000) };
    });
    const planned = await planSessions(doing, silent, id, dates, false);
    if (!planned.ok) throw new Error(JSON.stringify(planned.reason));
    return within(async (tx) => {
      const found = await offeringById(tx, id);
      const all: Session[] = await sessionsOf(tx, id);
      if (!found) throw new Error("The offering is not there.");
      return { offering: found, sessions: all };
    });
  }

  /** Somebody new comes, by their own form. */
  function comes(
    to: { offering: Coming["offering"]; sessions: Session[] },
    {
      teller = silent,
      ...more
    }: Partial<SignUpWish> & Partial<Pick<Coming, "by" | "code" | "doubtful">> & { teller?: Teller } = {},
  ) {
    const {
      by = "public",
      code = receiptCode(doing.secrets, site.id, `test ${++made}`),
      doubtful = false,
      ...wish
    } = more;
    const session = to.offering.signUp === "session" ? (to.sessions[0]?.id ?? null) : null;
    return signUp(doing, teller, {
      offering: to.offering,
      by,
      code,
      doubtful,
      wish: { ...plainWish, name: `Gast ${made}`, session, ...wish },
    });
  }

  return { database, site, doing, within, offering, comes };
}

export const plainWish: Omit<SignUpWish, "session"> = {
  name: "Gast",
  contactKind: "phone",
  contact: "+492214710100",
  seats: 1,
  children: [],
  language: "de",
  quota: null,
};

export const plainPlan: OfferingPlan = {
  kind: "course",
  field: null,
  area: null,
  audience: [],
  languages: ["de"],
  childcare: false,
  visibility: "public",
  template: false,
  signUp: "session",
  places: 10,
  overbooking: 1,
  movesUp: "at-once",
  askHours: 48,
  closesHours: 0,
  details: offeringDetails.parse({}),
  texts: { de: { title: "Nähkurs", description: "", bring: "", way: "" } },
  leaders: [],
  quotas: [],
  needs: [],
};

/** Nobody can be told by mail. */
export const silent: Teller = { siteName: "Hochfeld", words: undefined };

/** Mail works; what is said is written down. */
export function listening(): Heard {
  const told: Heard["told"] = [];
  return {
    told,
    teller: {
      siteName: "Hochfeld",
      words: ({ kind, title }, locale) => {
        told.push({ kind, locale });
        return { subject: `${kind}: ${title}`, text: kind };
      },
    },
  };
}
