// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { tooSmallFor } from "../../rules/rooms/enough-room.ts";
import { seatsOf } from "../../rules/seats/pools.ts";
import { totalsOf } from "../../store/figures/totals.ts";
import { recentGuests } from "../../store/guests.ts";
import { offeringById } from "../../store/offerings.ts";
import { bookedRoom } from "../../store/rooms.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { openGuest } from "../sign-up/sealed-guest.ts";
import { addDemoProgramme } from "./add-demo-programme.ts";

describe("the programme of a demo", () => {
  let programme: Awaited<ReturnType<typeof testProgramme>>;
  const now = new Date();
  before(async () => {
    programme = await testProgramme(now);
    const { database, site, doing } = programme;
    await addDemoProgramme(database.db, { ...site, key: "duisburg" }, async () => doing.secrets);
  });
  after(() => programme.database.drop());
  const ask = async <T>(query: ReturnType<typeof sql<T>>) =>
    programme.within(async (tx) => (await query.execute(tx)).rows);

  it("has some sixty offerings, nearly all with dates to come", async () => {
    const [found] = await ask(
      sql<{ all: number; coming: number }>`
        select count(*)::integer as all, count(*) filter (where exists (select from programme.session s
          where s.offering_id = o.id and s.starts_at > ${now}))::integer as coming from programme.offering o`,
    );
    assert.equal(found?.all, 60);
    assert.ok((found?.coming ?? 0) >= 55, String(found?.coming));
  });

  it("gives nobody a seat that is not there, and lets some wait", async () => {
    const over = await ask(
      sql<{ id: string }>`
        select o.id from programme.sign_up u join programme.offering o on o.id = u.offering_id where u.state = 'seat'
        group by o.id, o.places, u.session_id having sum(u.seats) > o.places`,
    );
    assert.deepEqual(over, []);
    const [waiting] = await ask(
      sql<{
        count: number;
      }>`select count(*)::integer as count from programme.sign_up where state = 'waiting'`,
    );
    assert.ok((waiting?.count ?? 0) > 50);
  });

  it("has room for all who come, and somebody to mind all their children", async () => {
    const offerings = await ask(sql<{ id: string }>`select id from programme.offering`);
    let children = 0;
    for (const { id } of offerings) {
      const found = await programme.within(async (tx) => ({
        offering: await offeringById(tx, id),
        booked: await bookedRoom(tx, { offeringId: id }, now),
      }));
      for (const booked of found.booked.values()) {
        assert.ok(found.offering);
        assert.deepEqual(tooSmallFor(booked, seatsOf(found.offering)), []);
        assert.ok(booked.childcare > 0 || booked.children === 0);
        children += booked.children;
      }
    }
    assert.ok(children > 50, String(children));
  });

  it("has been going on for more than a quarter, with figures in each month, kind and language", async () => {
    const from = new Date(now.getTime() - 95 * 86_400_000);
    const totals = await programme.within((tx) => totalsOf(tx, { from, to: now, now }));
    const all = totals.total.get("");
    assert.ok(all && all.sessions > 250 && all.visits > 1_000 && all.people > 80 && all.absent > 50);
    assert.ok(all.called < all.sessions, "some rolls are left to be called");
    assert.ok(totals.month.size >= 4);
    assert.ok(totals.kind.size >= 12);
    assert.ok(totals.language.size >= 8);
  });

  it("has dates to come that are somewhere else than usual, without a room here", async () => {
    const places = await ask(
      sql<{ place: string; rooms: number }>`
        select elsewhere->>'place' as place, (select count(*)::integer from programme.booking b where b.session_id = s.id) as rooms
        from programme.session s where elsewhere is not null and needs = '[]' and starts_at > ${now} order by 1`,
    );
    assert.deepEqual(places, [
      { place: "Berufsinformationszentrum", rooms: 0 },
      { place: "Wochenmarkt, am Brunnen", rooms: 0 },
    ]);
  });

  it("has people who run it, and a partner with places for its own", async () => {
    const [found] = await ask(
      sql<{ led: number; kept: number; involved: number }>`
        select (select count(*)::integer from programme.leader) as led,
          (select sum(places)::integer from programme.quota where organisation_id is not null) as kept,
          (select count(*)::integer from programme.involved_organisation) as involved`,
    );
    assert.deepEqual(found, { led: 6, kept: 9, involved: 4 });
  });

  it("has people whom the partner has sent, within its places and with one left to try", async () => {
    const [found] = await ask(
      sql<{ coming: number; over: number; most: number }>`
        select count(*) filter (where s.starts_at > ${now})::integer as coming,
          count(*) filter (where u.pool is distinct from u.quota_id or u.state <> 'seat')::integer as over,
          (select max(t.taken)::integer from (select sum(v.seats) - q.places as taken from programme.sign_up v
            join programme.quota q on q.id = v.quota_id group by q.id, q.places, v.session_id) t) as most
        from programme.sign_up u left join programme.session s on s.id = u.session_id where u.organisation_id is not null`,
    );
    assert.ok(found && found.coming > 5, JSON.stringify(found));
    assert.equal(found.over, 0);
    assert.equal(found.most, -1);
  });

  it("knows its people by name", async () => {
    const { site, doing } = programme;
    const guests = await programme.within((tx) => recentGuests(tx, new Date(0), 10));
    for (const guest of guests) assert.match(openGuest(doing.secrets, site.id, guest).name, /^\p{Lu}.+ /u);
    assert.equal(guests.length, 10);
  });
});
