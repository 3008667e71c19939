// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createTurnstile } from "../../../../kernel/turns/turnstile.ts";
import { requestById } from "../../store/asking/room-requests.ts";
import { bookingsOf } from "../../store/rooms.ts";
import { listening, plainWish, silent, testProgramme } from "../../testing/test-programme.ts";
import { planSessions } from "../planning/plan-sessions.ts";
import { keepResource } from "../rooms/manage-rooms.ts";
import { receiptCode } from "../sign-up/receipt.ts";
import { askForRoom } from "./ask-for-room.ts";
import { denyRequest, grantRequest, withdrawRequest } from "./decide-request.ts";
import { openPurpose, openRefusal } from "./sealed-request.ts";

const inTurn = createTurnstile(10);
const day = 86_400_000;

describe("asking for a room or machine", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let made = 0;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  async function thing(units = 1, askable = true) {
    const kept = await keepResource(town.doing, undefined, {
      name: `Nähmaschine ${++made}`,
      kind: "machine",
      units,
      capacity: null,
      equipment: "",
      opening: {},
      askable,
    });
    return kept.ok ? kept.value : assert.fail(kept.reason);
  }
  const startsAt = () => new Date(town.doing.now.getTime() + 2 * day);
  const during = () => ({ startsAt: startsAt(), endsAt: new Date(startsAt().getTime() + 3_600_000) });
  const asks = (
    resourceId: string,
    more: { units?: number; contact?: string; code?: string; teller?: typeof silent } = {},
  ) =>
    askForRoom(town.doing, more.teller ?? silent, {
      resourceId,
      wish: { ...during(), units: more.units ?? 1, purpose: "Vorhänge" },
      who: {
        ...plainWish,
        name: `Gast ${++made}`,
        contactKind: "mail",
        contact: more.contact ?? `gast${made}@example.org`,
        language: "ar",
      },
      code: more.code ?? receiptCode(town.doing.secrets, town.site.id, `ask ${++made}`),
      doubtful: false,
    });
  const bookings = (id: string) => town.within((tx) => bookingsOf(tx, id, during()));

  it("is booked by a yes, told in the language of whoever asked, and free again when they do not need it", async () => {
    const id = await thing();
    const { teller, told } = listening();
    const asked = await asks(id, { teller });
    assert.ok(asked.ok);
    assert.equal((await bookings(id)).length, 0, "asking books nothing");
    assert.ok((await grantRequest(town.doing, teller, asked.value.id, "Zugesagt")).ok);
    assert.deepEqual(
      (await bookings(id)).map(({ reason, requestId }) => [reason, requestId]),
      [["Zugesagt", asked.value.id]],
    );
    assert.deepEqual(told, [
      { kind: "request-made", locale: "ar" },
      { kind: "request-accepted", locale: "ar" },
    ]);
    assert.deepEqual(await grantRequest(town.doing, teller, asked.value.id, ""), {
      ok: false,
      reason: "decided",
    });
    assert.equal(await withdrawRequest(town.doing, asked.value.id), true);
    assert.equal(await withdrawRequest(town.doing, asked.value.id), false);
    assert.equal((await bookings(id)).length, 0);
  });

  it("is refused with a reason that is sealed; what was granted is given back", async () => {
    const id = await thing();
    const { teller, told } = listening();
    const asked = await asks(id, { teller });
    assert.ok(asked.ok);
    assert.ok((await grantRequest(town.doing, teller, asked.value.id, "")).ok);
    assert.ok((await denyRequest(town.doing, teller, asked.value.id, "Rohrbruch")).ok);
    assert.equal((await bookings(id)).length, 0);
    const after = (await town.within((tx) => requestById(tx, asked.value.id))) ?? assert.fail();
    assert.equal(after.state, "refused");
    assert.doesNotMatch(`${after.reason} ${after.purpose}`, /Rohrbruch|Vorhänge/);
    assert.equal(openRefusal(town.doing.secrets, town.site.id, after), "Rohrbruch");
    assert.equal(openPurpose(town.doing.secrets, town.site.id, after), "Vorhänge");
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["request-made", "request-accepted", "request-refused"],
    );
  });

  it("is not to be had where it is not to be asked for, is taken, or too few are free; the same form is one request", async () => {
    assert.deepEqual(await asks(await thing(1, false)), { ok: false, reason: "no-such-resource" });
    const id = await thing(2);
    const first = await asks(id);
    assert.ok(first.ok && (await grantRequest(town.doing, silent, first.value.id, "")).ok);
    assert.deepEqual(await asks(id, { units: 2 }), { ok: false, reason: "taken" });
    const code = receiptCode(town.doing.secrets, town.site.id, "one form");
    const [one, two] = [
      await asks(id, { code, contact: "x@example.org" }),
      await asks(id, { code, contact: "x@example.org" }),
    ];
    assert.ok(one.ok && two.ok && one.value.id === two.value.id);
  });

  it("gives each machine to one, whoever says yes to whom at once, and while a course is planned", async () => {
    const id = await thing(3);
    const asked = await Promise.all(Array.from({ length: 20 }, () => inTurn(() => asks(id))));
    const ids = asked.map((each) => (each.ok ? each.value.id : assert.fail(String(each.reason))));
    const course = await town.offering({ needs: [{ resourceId: id, units: 1 }] }, 0);
    const [planned, ...granted] = await Promise.all([
      planSessions(town.doing, silent, course.offering.id, [during()], false),
      ...ids.map((request) => inTurn(() => grantRequest(town.doing, silent, request, ""))),
    ]);
    const yes = granted.filter(({ ok }) => ok).length;
    assert.equal(yes + (planned.ok ? 1 : 0), 3);
    const units = (await bookings(id)).flatMap((booking) => booking.units);
    assert.deepEqual(units.sort(), [0, 1, 2]);
    for (const each of granted)
      if (!each.ok) assert.equal(typeof each.reason === "object" && each.reason.kind, "taken");
  });
});
