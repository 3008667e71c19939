// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { askForRoom } from "../../../modules/programme/actions/asking/ask-for-room.ts";
import { callRoll } from "../../../modules/programme/actions/attendance/call-roll.ts";
import { cancelOneSession } from "../../../modules/programme/actions/planning/change-session.ts";
import {
  changeOffering,
  planOffering,
  setOffering,
} from "../../../modules/programme/actions/planning/plan-offering.ts";
import { planSessions } from "../../../modules/programme/actions/planning/plan-sessions.ts";
import { blockResource, keepResource } from "../../../modules/programme/actions/rooms/manage-rooms.ts";
import { changeSignUp } from "../../../modules/programme/actions/sign-up/change-sign-up.ts";
import { receiptCode } from "../../../modules/programme/actions/sign-up/receipt.ts";
import { signUp } from "../../../modules/programme/actions/sign-up/sign-up.ts";
import type { OfferingPlan } from "../../../modules/programme/rules/planning/offering.ts";
import { rollOf } from "../../../modules/programme/store/being-there/attendance.ts";
import { assignQuotas } from "../../../modules/programme/store/joining/partner-quotas.ts";
import { insertAbsence } from "../../../modules/programme/store/leading/leaders.ts";
import { openNotices } from "../../../modules/programme/store/notices.ts";
import { offeringById } from "../../../modules/programme/store/offerings.ts";
import { sessionsOf } from "../../../modules/programme/store/sessions.ts";
import { signUpById } from "../../../modules/programme/store/sign-ups.ts";
import { plainPlan, plainWish, silent } from "../../../modules/programme/testing/test-programme.ts";
import type { OpenAsking, Question } from "./asking.ts";
import type { Persona } from "./people.ts";
import { programmeOpenQuestions } from "./programme-open-questions.ts";

interface ProgrammeRoutes extends OpenAsking {
  /** Somebody of the organisation outside the project. */
  partner(): Promise<Persona>;
  organisation(): string;
}

/** One question that succeeds for each route of the programme that names an event. */
export function programmeQuestions({
  doing,
  open,
  somebody,
  asks,
  partner,
  organisation,
}: ProgrammeRoutes): Record<string, () => Promise<Question>> {
  let made = 0;

  async function offering(more: Partial<OfferingPlan> = {}) {
    const at = doing();
    const id = await planOffering(at, { ...plainPlan, ...more });
    await setOffering(at, id, "published");
    const startsAt = new Date(at.now.getTime() + (7 + ++made) * 86_400_000);
    const dates = [{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }];
    assert.ok((await planSessions(at, silent, id, dates, false)).ok);
    return inSite(at.db, at.siteId, async (tx) => {
      const found = (await offeringById(tx, id)) ?? assert.fail("no offering");
      const [session = assert.fail("no session")] = await sessionsOf(tx, id);
      return { offering: found, session };
    });
  }
  async function guest(more: Partial<OfferingPlan> = {}, doubtful = false) {
    const { offering: found, session } = await offering(more);
    const code = receiptCode(doing().secrets, doing().siteId, `question ${++made}`);
    const comes = async (with_: string) => {
      const wish = { ...plainWish, name: `Gast ${++made}`, session: session.id };
      const done = await signUp(doing(), silent, {
        offering: found,
        wish,
        code: with_,
        by: "public",
        doubtful,
      });
      return done.ok ? done.value.id : assert.fail(done.reason);
    };
    return { offering: found, session, code, id: await comes(code), comes };
  }
  /** Somebody waits behind one who then does not come. */
  async function next(more: Partial<OfferingPlan>) {
    const first = await guest({ places: 1, ...more });
    const code = receiptCode(doing().secrets, doing().siteId, `question ${++made}`);
    const id = await first.comes(code);
    await changeSignUp(doing(), silent, first.id, { change: "cancel", by: "self" });
    return { code, id };
  }
  async function room() {
    const resource = {
      kind: "room",
      units: 1,
      capacity: 10,
      equipment: "",
      opening: {},
      askable: true,
    } as const;
    const kept = await keepResource(doing(), undefined, { name: `Raum ${++made}`, ...resource });
    return kept.ok ? kept.value : assert.fail(kept.reason);
  }
  /** Somebody asks for a room. */
  async function wish() {
    const code = receiptCode(doing().secrets, doing().siteId, `question ${++made}`);
    const startsAt = new Date(doing().now.getTime() + 86_400_000);
    const done = await askForRoom(doing(), silent, {
      resourceId: await room(),
      wish: { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), units: 1, purpose: "" },
      who: { ...plainWish, name: `Gast ${++made}` },
      code,
      doubtful: false,
    });
    return { code, id: done.ok ? done.value.id : assert.fail(done.reason) };
  }
  /** An offering with places for the partner. */
  async function partnersPlaces() {
    const quota = newId();
    const found = await offering({ places: 5, quotas: [{ id: quota, name: "Partner", places: 3 }] });
    const { db, siteId } = doing();
    await inSite(db, siteId, (tx) => assignQuotas(tx, found.offering.id, new Map([[quota, organisation()]])));
    return { ...found, quota };
  }
  const guestOf = async (id: string) => {
    const { db, siteId } = doing();
    return (await inSite(db, siteId, (tx) => signUpById(tx, id)))?.guestId ?? assert.fail("no guest");
  };
  const coach = async (path: string, form: Record<string, string> = {}) =>
    asks(await somebody("coach"), `/intern/programm${path}`, form);
  const manager = async (path: string, form: Record<string, string> = {}) =>
    asks(await somebody("project-manager"), `/intern/programm${path}`, form);
  const read = ({ path, cookie }: Question): Question => ({ path, cookie });
  /** Somebody who came on the spot. */
  async function here() {
    const { session } = await offering();
    const guest = newId();
    const coming = { marks: [], others: null, newcomer: "Ali" };
    await callRoll(doing(), session, coming, { newcomerId: guest, language: "de" });
    const { db, siteId } = doing();
    const [row] = await inSite(db, siteId, (tx) => rollOf(tx, session.offeringId, session.id));
    return { guest, attendance: row?.attendanceId ?? assert.fail("nobody came") };
  }
  const plan = { "title-de": "Nähkurs", kind: "course" };
  const date = { day: "2031-03-04", from: "10:00", to: "12:00" };
  const resource = () => ({ name: `Werkstatt ${++made}`, kind: "room", units: "1" });

  const planned = async () => (await offering()).offering.id;
  return {
    ...programmeOpenQuestions({ doing, open, somebody, asks, offering: planned, guest }),
    "POST /programm/:offering/anmelden": async () => {
      const { offering: found, session } = await offering();
      const form = { name: "Ali", contactKind: "paper", session: session.id };
      return open(`/programm/${found.shortId}/anmelden`, form);
    },
    "POST /teilnahme/:receipt/absagen": async () => open(`/teilnahme/${(await guest()).code}/absagen`, {}),
    "POST /teilnahme/:receipt/zusagen": async () =>
      open(`/teilnahme/${(await next({ movesUp: "asked" })).code}/zusagen`, {}),
    "GET /intern/programm": async () => {
      await next({});
      return read(await coach(""));
    },
    "GET /intern/programm/angebot/:id": async () =>
      read(await coach(`/angebot/${(await guest()).offering.id}`)),
    "GET /intern/programm/angebot/:id/anmelden": async () =>
      read(await coach(`/angebot/${(await guest()).offering.id}/anmelden`)),
    "GET /intern/programm/termin/:id/anwesenheit": async () =>
      read(await coach(`/termin/${(await guest()).session.id}/anwesenheit`)),
    "GET /intern/programm/anfragen": async () => {
      await wish();
      return read(await coach("/anfragen"));
    },
    "GET /intern/programm/briefe.pdf": async () => {
      const { offering: found, session } = await offering();
      const done = await signUp(doing(), silent, {
        offering: found,
        wish: {
          ...plainWish,
          name: `Gast ${++made}`,
          session: session.id,
          contactKind: "post",
          contact: "Weg 1\n47169 Duisburg",
        },
        code: receiptCode(doing().secrets, doing().siteId, `question ${++made}`),
        by: "public",
        doubtful: false,
      });
      assert.ok(done.ok);
      return read(await coach("/briefe.pdf"));
    },
    "POST /intern/programm/neu": () => coach("/neu", plan),
    "POST /intern/programm/raeume": () => manager("/raeume", resource()),
    "POST /intern/programm/raeume/:id": async () => manager(`/raeume/${await room()}`, resource()),
    "POST /intern/programm/raeume/:id/sperren": async () => manager(`/raeume/${await room()}/sperren`, date),
    "POST /intern/programm/raeume/:id/freigeben": async () => {
      const id = await room();
      const startsAt = new Date("2031-03-04T10:00:00Z");
      const blocked = { startsAt, endsAt: new Date("2031-03-04T12:00:00Z"), reason: "" };
      assert.ok((await blockResource(doing(), id, blocked)).ok);
      return manager(`/raeume/${id}/freigeben`, { at: startsAt.toISOString(), unit: "0" });
    },
    "POST /intern/programm/angebot/:id/bearbeiten": async () =>
      coach(`/angebot/${(await offering()).offering.id}/bearbeiten`, { ...plan, places: "7" }),
    "POST /intern/programm/angebot/:id/termine": async () =>
      coach(`/angebot/${(await offering()).offering.id}/termine`, date),
    "POST /intern/programm/angebot/:id/zustand": async () =>
      coach(`/angebot/${(await offering()).offering.id}/zustand`, { state: "ended", anyway: "1" }),
    "POST /intern/programm/angebot/:id/kopieren": async () =>
      coach(`/angebot/${(await offering()).offering.id}/kopieren`),
    "POST /intern/programm/angebot/:id/raeume": async () => {
      const { offering: found } = await offering();
      const { id, shortId: _, state: __, ...before } = found;
      await changeOffering(doing(), silent, id, {
        ...before,
        needs: [{ resourceId: await room(), units: 1 }],
      });
      return coach(`/angebot/${id}/raeume`);
    },
    "POST /intern/programm/termin/:id/raeume": async () =>
      coach(`/termin/${(await offering()).session.id}/raeume`, { "need-0": await room() }),
    "POST /intern/programm/termin/:id/ort": async () =>
      coach(`/termin/${(await offering()).session.id}/ort`, { place: "Marktplatz", address: "Marktplatz 1" }),
    "POST /intern/programm/termin/:id/doch": async () => {
      const { session } = await offering();
      await cancelOneSession(doing(), silent, session.id, "");
      return coach(`/termin/${session.id}/doch`);
    },
    "POST /intern/programm/termin/:id/verschieben": async () =>
      coach(`/termin/${(await offering()).session.id}/verschieben`, date),
    "POST /intern/programm/termin/:id/absagen": async () =>
      coach(`/termin/${(await offering()).session.id}/absagen`),
    "POST /intern/programm/angebot/:id/anmelden": async () => {
      const { offering: found, session } = await offering();
      const form = { name: "Ali", contactKind: "paper", session: session.id };
      return coach(`/angebot/${found.id}/anmelden`, form);
    },
    "POST /intern/programm/anmeldung/:id/absagen": async () =>
      coach(`/anmeldung/${(await guest()).id}/absagen`),
    "POST /intern/programm/anmeldung/:id/echt": async () =>
      coach(`/anmeldung/${(await guest({}, true)).id}/echt`),
    "POST /intern/programm/anmeldung/:id/zusagen": async () =>
      coach(`/anmeldung/${(await next({ movesUp: "asked" })).id}/zusagen`),
    "POST /intern/programm/termin/:id/anwesenheit": async () =>
      coach(`/termin/${(await offering()).session.id}/anwesenheit`, {
        newcomer: "Mehmet",
        "newcomer-id": newId(),
      }),
    "POST /intern/programm/termin/:id/anwesenheit/abgleich": async () => {
      const mark = {
        guest: newId(),
        base: 0,
        state: "present",
        minutes: null,
        companions: 0,
        reason: "",
        name: "Ali",
      };
      const roll = JSON.stringify({ key: newId(), changes: [mark] });
      return coach(`/termin/${(await offering()).session.id}/anwesenheit/abgleich`, { roll });
    },
    "GET /intern/programm/personen": async () => read(await coach("/personen")),
    "GET /intern/programm/personen/:id": async () => read(await coach(`/personen/${(await here()).guest}`)),
    "POST /intern/programm/personen/:id/bogen": async () =>
      coach(`/personen/${(await here()).guest}/bogen`, { day: "2026-01-02" }),
    "POST /intern/programm/gefehlt/:id": async () => coach(`/gefehlt/${(await here()).attendance}`),
    "POST /raeume/:id": async () => {
      const day = new Date(doing().now.getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
      const form = { name: "Ali", contactKind: "paper", day, from: "10:00", to: "11:00" };
      return open(`/raeume/${await room()}`, form);
    },
    "POST /anfrage/:receipt/zurueckziehen": async () =>
      open(`/anfrage/${(await wish()).code}/zurueckziehen`, {}),
    "POST /intern/programm/anfragen/:id/ja": async () => coach(`/anfragen/${(await wish()).id}/ja`),
    "POST /intern/programm/anfragen/:id/nein": async () =>
      coach(`/anfragen/${(await wish()).id}/nein`, { reason: "Rohrbruch" }),
    "POST /intern/programm/angebot/:id/anmeldung": async () =>
      coach(`/angebot/${(await offering()).offering.id}/anmeldung`, { "label-0-de": "Allergien?" }),
    "GET /intern/programm/personen/:id/auskunft.json": async () => {
      const { form: _, ...question } = await coach(
        `/personen/${await guestOf((await guest()).id)}/auskunft.json`,
      );
      return question;
    },
    "POST /intern/programm/personen/:id/zusammenfuehren": async () => {
      const [kept, other] = [await guestOf((await guest()).id), await guestOf((await guest()).id)];
      return coach(`/personen/${kept}/zusammenfuehren`, { other });
    },
    "POST /intern/programm/personen/:id/loeschen": async () =>
      coach(`/personen/${await guestOf((await guest()).id)}/loeschen`, { sure: "1" }),
    "POST /intern/programm/zeiten": () => coach("/zeiten", { "from-1": "09:00", "to-1": "12:00" }),
    "POST /intern/programm/zeiten/abwesend": () => coach("/zeiten/abwesend", { first: "2031-03-04" }),
    "POST /intern/programm/zeiten/abwesend/:id/streichen": async () => {
      const away = await somebody("coach");
      const { db, siteId } = doing();
      const absence = { id: newId(), personId: away.id ?? "", firstDay: "2031-03-04", lastDay: "2031-03-04" };
      await inSite(db, siteId, (tx) => insertAbsence(tx, siteId, absence));
      return asks(away, `/intern/programm/zeiten/abwesend/${absence.id}/streichen`, {});
    },
    "POST /intern/kontingent/:id": async () => {
      const { quota, session } = await partnersPlaces();
      const form = { name: `Mensch ${++made}`, contactKind: "paper", session: session.id };
      return asks(await partner(), `/intern/kontingent/${quota}`, form);
    },
    "POST /intern/kontingent/anmeldung/:id/absagen": async () => {
      const { quota, session, offering: found } = await partnersPlaces();
      const done = await signUp(doing(), silent, {
        offering: found,
        wish: { ...plainWish, name: `Mensch ${++made}`, session: session.id, quota },
        code: receiptCode(doing().secrets, doing().siteId, `question ${++made}`),
        by: "partner",
        doubtful: false,
        organisationId: organisation(),
      });
      const id = done.ok ? done.value.id : assert.fail(done.reason);
      return asks(await partner(), `/intern/kontingent/anmeldung/${id}/absagen`, {});
    },
    "POST /intern/programm/briefe": async () => {
      await next({});
      const { db, siteId, now } = doing();
      const notice = (await inSite(db, siteId, (tx) => openNotices(tx, now, 100))).at(-1);
      return coach("/briefe", { id: notice?.id ?? "" });
    },
    "POST /intern/programm/gesagt/:id": async () => {
      await next({});
      const { db, siteId, now } = doing();
      const notice = (await inSite(db, siteId, (tx) => openNotices(tx, now, 100))).at(-1);
      return coach(`/gesagt/${notice?.id}`);
    },
  };
}
