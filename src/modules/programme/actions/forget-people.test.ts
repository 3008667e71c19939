// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { findAuditLines } from "../../../kernel/audit/store/find-audit-lines.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { erasuresSince } from "../../../kernel/erasures/store/erasures.ts";
import { newId } from "../../../kernel/id/id.ts";
import { insertPerson } from "../../accounts/store/people.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { type AttendanceState, markOf } from "../rules/attendance/roll-call.ts";
import { type KeptField, keptDays } from "../rules/retention.ts";
import { insertSync } from "../store/being-there/roll-syncs.ts";
import { totalsOf } from "../store/figures/totals.ts";
import { writeQuestions } from "../store/joining/questions.ts";
import { insertAbsence } from "../store/leading/leaders.ts";
import { setTextSent } from "../store/telling/text-messages.ts";
import { plainWish, silent, testProgramme } from "../testing/test-programme.ts";
import { askForRoom } from "./asking/ask-for-room.ts";
import { callRoll } from "./attendance/call-roll.ts";
import { forgetPeople } from "./forget-people.ts";
import { attachList } from "./lists/attach-list.ts";
import { makeCalendarLink } from "./open/calendar-link.ts";
import { keepResource } from "./rooms/manage-rooms.ts";
import { receiptCode } from "./sign-up/receipt.ts";
import { signUp } from "./sign-up/sign-up.ts";

const day = 86_400_000;
const minute = 60_000;
type Town = Awaited<ReturnType<typeof testProgramme>>;

describe("what is kept of people, night after night", () => {
  let town: Town;
  let ended: Date;
  const ids = new Map<string, string>();
  const idOf = (name: string) => ids.get(name) ?? assert.fail(name);
  let figuresBefore: Awaited<ReturnType<typeof figures>>;
  let sealedBefore: Map<string, string[]>;

  const figures = () =>
    town.within(async (tx) => {
      const { total } = await totalsOf(tx, {
        from: town.doing.now,
        to: new Date(ended.getTime() + day),
        now: new Date(ended.getTime() + day),
      });
      // How many different people came is known as long as it is known who they were.
      const { people, ...figures } = total.get("") ?? assert.fail();
      return { people, figures };
    });

  /** All rows of the capability, as text. */
  async function allRows(): Promise<string> {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'programme' and column_name = 'site_id'`.execute(town.database.owner);
    assert.ok(tables.length > 25, String(tables.length));
    const all: string[] = [];
    for (const { name } of tables) {
      const { rows } = await town.within((tx) =>
        sql<{ row: string }>`select t::text as row from ${sql.table(`programme.${name}`)} t`.execute(tx),
      );
      all.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return all.join("\n");
  }

  /** What is sealed of somebody, wherever it stands. */
  async function sealedOf(name: string): Promise<string[]> {
    const { rows } = await town.within((tx) =>
      sql<{ sealed: string | null }>`
        select unnest(array[g.name, g.contact]) as sealed from programme.guest g where g.id = ${idOf(name)}
        union all select f.finder from programme.finder f where f.guest_id = ${idOf(name)}
        union all select u.code from programme.sign_up u where u.guest_id = ${idOf(name)}
        union all select a.said from programme.answer a join programme.sign_up u on u.id = a.sign_up_id
          where u.guest_id = ${idOf(name)}
        union all select unnest(array[r.purpose, r.code]) from programme.room_request r where r.guest_id = ${idOf(name)}
        union all select a.reason from programme.attendance a where a.guest_id = ${idOf(name)}`.execute(tx),
    );
    return rows.flatMap(({ sealed }) => (sealed === null ? [] : [sealed]));
  }

  before(async () => {
    town = await testProgramme();
    const { doing, site } = town;
    const course = await town.offering({ childcare: true, places: 4 });
    const late = await town.offering({ childcare: true }, 1, 2200);
    const [session] = course.sessions;
    assert.ok(session);
    ended = session.endsAt;
    const questions = { [course.offering.id]: newId(), [late.offering.id]: newId() };
    for (const [offering, id] of Object.entries(questions))
      await town.within((tx) =>
        writeQuestions(tx, site.id, offering, [
          {
            id,
            kind: "text",
            required: false,
            keptDays: 366,
            texts: { de: { label: "Allergien?", choices: [] } },
          },
        ]),
      );
    let made = 0;
    const comes = async (name: string, to: typeof course, contact = `+49221471010${++made}`) => {
      const done = await signUp(doing, silent, {
        offering: to.offering,
        wish: { ...plainWish, name, contact, seats: 2, children: [4], session: to.sessions[0]?.id ?? null },
        code: receiptCode(doing.secrets, site.id, `forget ${++made}`),
        by: "public",
        doubtful: false,
        answers: new Map([[questions[to.offering.id] ?? "", `${name} mag keine Nüsse`]]),
      });
      assert.ok(done.ok);
      if (!ids.has(name)) ids.set(name, done.value.guestId ?? assert.fail());
      return done.value;
    };
    // Two have a seat with a child each, one waits, and one comes in years only.
    const came = await comes("kam", course, "+492214710100");
    await comes("kam", course, "+492214710100");
    await comes("kam nicht", course);
    const waits = await comes("wartet", course);
    const young = await comes("später", late);
    await makeCalendarLink(doing, { signUpId: came.id });
    const later = { ...doing, now: ended };
    const call = (name: string, state: AttendanceState, reason: string) =>
      callRoll(
        later,
        session,
        {
          marks: [markOf(idOf(name), { state, minutes: null, companions: 1, reason }, 90)],
          others: null,
          newcomer: "",
        },
        { newcomerId: newId(), language: "de" },
      );
    await call("kam", "present", "");
    await call("kam nicht", "excused", "war krank");
    await attachList(later, newId(), [session.id], {
      contentType: "application/pdf",
      bytes: Buffer.from("%PDF-1.7\nunterschrieben\n%%EOF"),
    });
    const room = await keepResource(doing, undefined, {
      name: "Nähmaschine",
      kind: "machine",
      units: 1,
      capacity: null,
      equipment: "",
      opening: {},
      askable: true,
    });
    assert.ok(room.ok);
    const asked = await askForRoom(doing, silent, {
      resourceId: room.value,
      wish: { startsAt: session.startsAt, endsAt: ended, units: 1, purpose: "Vorhänge" },
      who: { ...plainWish, name: "fragt", contact: "+492214710199" },
      code: receiptCode(doing.secrets, site.id, "forget room"),
      doubtful: false,
    });
    assert.ok(asked.ok);
    ids.set("fragt", asked.value.guestId ?? assert.fail());
    await town.within(async (tx) => {
      await insertSync(tx, site.id, {
        sessionId: session.id,
        key: newId(),
        outcome: { rows: {} },
        at: ended,
      });
      // A text message that is out and one that nobody could send; both told of the sign-up.
      const [sent, done] = [newId(), newId()];
      await sql`
        insert into programme.text_message (site_id, id, parts, state, made_at, last_try_by)
        values (${site.id}, ${sent}, 1, 'failed', ${ended}, ${ended}), (${site.id}, ${done}, 1, 'failed', ${ended}, ${ended})`.execute(
        tx,
      );
      await setTextSent(tx, sent, ended);
      await sql`
        insert into programme.notice (site_id, id, sign_up_id, kind, about, way, state, made_at)
        values (${site.id}, ${newId()}, ${came.id}, 'reminder', 'x', 'phone', 'sent', ${ended})`.execute(tx);
      for (const { id } of [waits, young])
        await sql`
          insert into programme.notice (site_id, id, sign_up_id, kind, about, way, state, made_at)
          values (${site.id}, ${newId()}, ${id}, 'session-moved', 'x', 'phone', 'open', ${ended})`.execute(
          tx,
        );
      await sql`update programme.double set made_at = ${ended}`.execute(tx);
    });
    await inSite(town.database.owner, site.id, async (tx) => {
      const leader = await insertPerson(tx, site.id, {
        login: "leitung@example.org",
        name: "Leitung",
        mail: null,
        until: null,
        locale: "de",
      });
      const away = ended.toISOString().slice(0, 10);
      await insertAbsence(tx, site.id, {
        id: newId(),
        personId: leader ?? "",
        firstDay: away,
        lastDay: away,
      });
    });
    figuresBefore = await figures();
    sealedBefore = new Map();
    for (const name of ids.keys()) sealedBefore.set(name, await sealedOf(name));
  });
  after(() => town.database.drop());

  /** How much of each kind is there, besides what is of somebody who comes only in years. */
  async function kept(): Promise<Record<KeptField, number>> {
    const young = idOf("später");
    const { rows } = await town.within((tx) =>
      sql<Record<KeptField, number>>`select
        (select count(*)::integer from programme.guest g where g.id <> ${young}
          and not exists (select from programme.attendance a where a.guest_id = g.id and a.minutes > 0)) as interest,
        (select count(*)::integer from programme.guest g where g.id = ${ids.get("kam")} and g.contact is not null) as contact,
        (select count(*)::integer from programme.sign_up u where u.guest_id is distinct from ${young} and 4 = any(u.children))
          + (select count(*)::integer from programme.double d where 4 = any(d.children)) as children,
        (select count(*)::integer from programme.attendance a where a.reason is not null) as reason,
        (select count(*)::integer from programme.notice n where n.state = 'sent') as notice,
        (select count(*)::integer from programme.calendar_link) as calendar,
        (select count(*)::integer from programme.roll_sync) as sync,
        (select count(*)::integer from programme.signed_list) as list,
        (select count(*)::integer from programme.double) as double,
        (select count(*)::integer from programme.room_request r where r.purpose is not null) as request,
        (select count(*)::integer from programme.text_message) as text,
        (select count(*)::integer from programme.leader_absence) as absence,
        (select count(*)::integer from programme.guest g where g.id = ${ids.get("kam")}) as person`.execute(
        tx,
      ),
    );
    return rows[0] ?? assert.fail();
  }

  it("goes when its time is over and not a minute before, from every table, and leaves the figures", async () => {
    const expected: Record<KeptField, number> = {
      interest: 3,
      contact: 1,
      children: 4,
      reason: 1,
      notice: 1,
      calendar: 1,
      sync: 1,
      list: 1,
      double: 1,
      request: 1,
      text: 2,
      absence: 1,
      person: 1,
    };
    assert.deepEqual(await kept(), expected);
    const fields = (Object.keys(keptDays) as KeptField[]).sort((a, b) => keptDays[a] - keptDays[b]);
    const moments = [...new Set(fields.map((field) => keptDays[field]))];
    for (const days of moments) {
      const over = ended.getTime() + days * day;
      // A day of being away has no minutes.
      const early = new Date(over - (days === keptDays.absence ? 2 * day : minute));
      await forgetPeople(town.database.db, early);
      assert.deepEqual(await kept(), expected, `${days} days: not yet`);
      await forgetPeople(town.database.db, new Date(over + (days === keptDays.absence ? day : minute)));
      for (const field of fields) if (keptDays[field] === days) expected[field] = 0;
      assert.deepEqual(await kept(), expected, `${days} days: gone`);
      const rows = await allRows();
      for (const name of ["kam nicht", "wartet", "fragt"]) {
        const there = days < keptDays.interest;
        assert.equal(rows.includes(idOf(name)), there, `${name} after ${days} days`);
        if (!there)
          for (const sealed of sealedBefore.get(name) ?? []) assert.ok(!rows.includes(sealed), name);
      }
      assert.equal(rows.includes(idOf("kam")), days < keptDays.person);
      for (const sealed of sealedBefore.get("später") ?? assert.fail())
        assert.ok(rows.includes(sealed), `of whom is still to come, all is there after ${days} days`);
      const now = await figures();
      assert.deepEqual(now.figures, figuresBefore.figures);
      assert.equal(now.people, days < keptDays.person ? figuresBefore.people : 0);
    }
    const last = await allRows();
    for (const sealed of sealedBefore.get("kam") ?? assert.fail()) assert.ok(!last.includes(sealed));
    assert.equal(figuresBefore.figures.visits, 1);
    assert.equal(figuresBefore.figures.waiting, 2);
  });

  it("is nothing that somebody is to be told any more, and stands in the log as numbers", async () => {
    const { rows } = await town.within((tx) =>
      sql<{ guest: string | null }>`
        select u.guest_id as guest from programme.notice n join programme.sign_up u on u.id = n.sign_up_id
        where n.state = 'open'`.execute(tx),
    );
    assert.deepEqual(
      rows.map(({ guest }) => guest),
      [idOf("später")],
    );
    const { lines } = await town.within((tx) =>
      findAuditLines(tx, { event: "guests.forgotten" }, { limit: 10 }),
    );
    assert.deepEqual(lines.map(({ facts, actor }) => [facts, actor]).reverse(), [
      [
        { interested: 3, participants: 0 },
        { kind: "job", name: "programme-forget" },
      ],
      [
        { interested: 0, participants: 1 },
        { kind: "job", name: "programme-forget" },
      ],
    ]);
    const erased = await erasuresSince(town.database.owner, new Date(0));
    assert.deepEqual(
      erased.map(({ kind, subject }) => `${kind} ${subject}`).sort(),
      ["kam", "kam nicht", "wartet", "fragt"].map((name) => `guest ${idOf(name)}`).sort(),
    );
  });

  it("is looked through on every site, and the second time in a night nothing is left to do", async () => {
    const other = await openSite(town.database, "marxloh");
    await inSite(town.database.db, other.id, (tx) =>
      sql`
        insert into programme.guest (site_id, id, name, contact_kind, contact, language, made_at)
        values (${other.id}, ${newId()}, 'x', 'phone', 'y', 'de', ${town.doing.now})`.execute(tx),
    );
    const count = async () =>
      (
        await inSite(town.database.db, other.id, (tx) =>
          sql<{ count: number }>`select count(*)::integer as count from programme.guest`.execute(tx),
        )
      ).rows[0]?.count;
    await forgetPeople(town.database.db, new Date(town.doing.now.getTime() + (keptDays.interest - 1) * day));
    assert.equal(await count(), 1);
    const over = new Date(town.doing.now.getTime() + (keptDays.interest + 1) * day);
    for (const _ of [1, 2]) await forgetPeople(town.database.db, over);
    assert.equal(await count(), 0);
    const { lines } = await inSite(town.database.db, other.id, (tx) =>
      findAuditLines(tx, { event: "guests.forgotten" }, { limit: 10 }),
    );
    assert.equal(lines.length, 1);
  });
});
