// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { offeringById } from "../../store/offerings.ts";
import { sessionsOf } from "../../store/sessions.ts";
import { signUpsOf } from "../../store/sign-ups.ts";
import { listening, testProgramme } from "../../testing/test-programme.ts";
import { endOffering } from "./end-offering.ts";

describe("an offering that ends before its last date", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());

  let made = 0;
  /** When the first two dates of an offering have begun. */
  const later = () => ({ ...town.doing, now: new Date(town.doing.now.getTime() + 14 * 86_400_000) });
  const mail = (language: Locale) =>
    ({ contactKind: "mail", contact: `gast${++made}@example.org`, language }) as const;
  const calendars = (id: string) =>
    town.within(async (tx) => {
      const { rows } = await sql<{ calendar: string | null }>`
        select m.calendar from mail.outgoing m join programme.notice n on n.site_id = m.site_id and n.mail_id = m.id
        join programme.sign_up u on u.site_id = n.site_id and u.id = n.sign_up_id
        where u.offering_id = ${id} and n.kind in ('offering-ended', 'session-cancelled') order by m.id`.execute(
        tx,
      );
      return rows.map(({ calendar }) => calendar ?? "");
    });

  it("tells those of a series once, in their language, and takes all dates to come out of their calendars", async () => {
    const course = await town.offering({ signUp: "series", places: 1 }, 4);
    const { teller, told } = listening();
    await town.comes(course, { ...mail("tr"), teller });
    await town.comes(course, { ...mail("ro"), teller });
    await town.comes(course, { ...mail("de"), doubtful: true });
    told.length = 0;
    assert.equal(await endOffering(later(), teller, course.offering.id), true);
    assert.deepEqual(told, [
      { kind: "offering-ended", locale: "tr" },
      { kind: "offering-ended", locale: "ro" },
    ]);
    const [seated, waited] = await calendars(course.offering.id);
    assert.equal(seated?.match(/^STATUS:CANCELLED/gm)?.length, 2, "not what took place");
    assert.equal(waited, "", "whoever waited has nothing in the calendar");
    const [seat, line] = await town.within((tx) => signUpsOf(tx, course.offering.id));
    assert.deepEqual([seat?.state, line?.state], ["seat", "cancelled"], "who came to a part has taken part");
    assert.equal((await town.within((tx) => offeringById(tx, course.offering.id)))?.state, "ended");
    assert.deepEqual(
      (await town.within((tx) => sessionsOf(tx, course.offering.id))).map(({ state }) => state),
      ["planned", "planned", "cancelled", "cancelled"],
    );
  });

  it("tells those of single dates of theirs, and nobody whose date is over", async () => {
    const walks = await town.offering({ signUp: "session" }, 3);
    const { teller, told } = listening();
    const to = (index: number) => ({ ...walks, sessions: walks.sessions.slice(index) });
    await town.comes(to(2), { ...mail("ar"), teller });
    await town.comes(to(0), { ...mail("de"), teller });
    told.length = 0;
    await endOffering(later(), teller, walks.offering.id);
    assert.deepEqual(told, [{ kind: "session-cancelled", locale: "ar" }]);
    assert.match((await calendars(walks.offering.id))[0] ?? "", /^METHOD:CANCEL|^STATUS:CANCELLED/m);
  });

  it("tells nobody where no date is to come, and says where there is no such offering", async () => {
    const over = await town.offering({ signUp: "series" }, 1);
    const { teller, told } = listening();
    await town.comes(over, { ...mail("de"), teller });
    told.length = 0;
    assert.equal(await endOffering(later(), teller, over.offering.id), true);
    assert.equal(await endOffering(town.doing, teller, town.site.id), false);
    assert.deepEqual(told, []);
  });
});
