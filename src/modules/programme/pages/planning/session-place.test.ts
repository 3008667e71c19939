// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Visitor } from "../../../../kernel/web/visitor.ts";
import { htmlOf, visitOf } from "../../../quarter/pages/testing/made-site.ts";
import { moveOneSession } from "../../actions/planning/change-session.ts";
import { receiptCode } from "../../actions/sign-up/receipt.ts";
import { offeringDetails } from "../../rules/planning/offering.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
import { offeringPage } from "../offering/offering-page.tsx";
import { receiptPage } from "../sign-up/receipt-page.tsx";
import { signUpPage } from "../sign-up/sign-up-page.tsx";
import { staffSignUp } from "../sign-up/staff-sign-up.tsx";
import { sessionPage } from "./session-page.tsx";
import { placeByForm } from "./session-place.tsx";

describe("the place of one date on pages", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  before(async () => {
    town = await testProgramme();
  });
  after(() => town.database.drop());
  const details = offeringDetails.parse({ place: "Quartiersbüro", address: "Musterweg 1" });
  const visit = (
    params: Record<string, string>,
    more: { locale?: "de" | "tr"; form?: Record<string, string> } = {},
  ) =>
    visitOf(town.database.db, town.site, more.locale ?? "de", {
      now: town.doing.now,
      secrets: town.doing.secrets,
      params,
      ...(more.form && { form: new URLSearchParams(more.form) }),
      visitor: {
        id: town.site.id,
        actor: { kind: "command" },
        token: "t",
        may: new Set(["programme-plan", "programme-people"]),
      } as unknown as Visitor,
    });
  /** What the page says, in one line. */
  const said = (page: Parameters<typeof htmlOf>[0]) =>
    htmlOf(page)
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ");

  it("is typed where the date is changed, and said wherever somebody looks; taken back it is gone", async () => {
    const mine = await town.offering({ details }, 2);
    const [first] = mine.sessions;
    const code = receiptCode(town.doing.secrets, town.site.id, "elsewhere");
    await town.comes(mine, { code });
    assert.ok(first);
    const place = (form: Record<string, string>) => placeByForm(visit({ id: first.id }, { form }));
    const [shortId] = [mine.offering.shortId];
    const pages = async () => ({
      offering: said(await offeringPage(visit({ offering: shortId }, { locale: "tr" }))),
      signUp: said(await signUpPage(visit({ offering: shortId }, { locale: "tr" }))),
      receipt: said(await receiptPage(visit({ receipt: code }))),
      staff: htmlOf(await sessionPage(visit({ id: first.id }))),
    });
    assert.doesNotMatch((await pages()).offering, /Başka bir yerde/);
    const done = await place({ place: " Markt<platz ", address: "" });
    assert.ok(done.kind === "redirect");
    const { offering, signUp, receipt, staff } = await pages();
    assert.match(offering, /Başka bir yerde: Markt&lt;platz/);
    assert.match(offering, /Nasıl gelinir Quartiersbüro Musterweg 1 .*Başka bir yerde:.*Markt&lt;platz/);
    assert.match(signUp, /Başka bir yerde: Markt&lt;platz/);
    assert.match(receipt, /Ort Markt&lt;platz/);
    assert.doesNotMatch(receipt, /Quartiersbüro/);
    assert.match(staff, /name="place"[^>]*value="Markt&lt;platz"/);
    await place({ place: "", address: "" });
    const back = await pages();
    assert.doesNotMatch(back.offering + back.signUp + back.receipt + back.staff, /Markt&lt;platz/);
  });

  it("leaves a date that was moved with the day on which people knew it", async () => {
    const mine = await town.offering({ details });
    const [first] = mine.sessions;
    assert.ok(first);
    const startsAt = new Date(first.startsAt.getTime() + 86_400_000);
    await moveOneSession(town.doing, silent, first.id, { startsAt, endsAt: new Date(+startsAt + 3_600_000) });
    const page = said(await offeringPage(visit({ offering: mine.offering.shortId })));
    assert.match(page, /Fr\., 4\. Dez\. 2026, 11:00–12:00 Alter Termin: Do\., 3\. Dez\. 2026, 11:00/);
  });

  it("staff reads for which dates they sign somebody up", async () => {
    const series = await town.offering({ signUp: "series" }, 3);
    assert.match(
      said(await staffSignUp(visit({ id: series.offering.id }))),
      /Alle 3 Termine, ab Do\., 3\. Dez\. 2026, 11:00/,
    );
    const single = await town.offering({}, 3);
    assert.match(
      said(await staffSignUp(visit({ id: single.offering.id }))),
      /Do\., 3\. Dez\. 2026, 11:00–12:30/,
    );
  });
});
