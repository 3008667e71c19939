// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import sharp from "sharp";
import { inSite } from "../../../kernel/db/in-site.ts";
import { newId } from "../../../kernel/id/id.ts";
import { callRoll } from "../../../modules/programme/actions/attendance/call-roll.ts";
import { attachList } from "../../../modules/programme/actions/lists/attach-list.ts";
import { planOffering, setOffering } from "../../../modules/programme/actions/planning/plan-offering.ts";
import { planSessions } from "../../../modules/programme/actions/planning/plan-sessions.ts";
import { sessionsOf } from "../../../modules/programme/store/sessions.ts";
import { plainPlan, silent } from "../../../modules/programme/testing/test-programme.ts";
import { addLogo, setStatement, statementsOf } from "../../../modules/quarter/index.ts";
import type { Asking, Question } from "./asking.ts";

const paper = { contentType: "application/pdf" as const, bytes: Buffer.from("%PDF-1.7\nx\n%%EOF") };
const silently = async () => {};

/** One question that succeeds for each route about paper that names an event. */
export function paperQuestions({ doing, somebody, asks }: Asking): Record<string, () => Promise<Question>> {
  let made = 0;

  /** A date to which somebody came. */
  async function held() {
    const at = doing();
    const offering = await planOffering(at, plainPlan);
    await setOffering(at, offering, "published");
    const startsAt = new Date(at.now.getTime() + (400 + ++made) * 86_400_000);
    const dates = [{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }];
    assert.ok((await planSessions(at, silent, offering, dates, false)).ok);
    const [session = assert.fail("no session")] = await inSite(at.db, at.siteId, (tx) =>
      sessionsOf(tx, offering),
    );
    const guest = newId();
    const roll = { marks: [], others: null, newcomer: "Mehmet" };
    await callRoll(at, session, roll, { newcomerId: guest, language: "de" });
    return { offering, session: session.id, guest };
  }
  async function list(): Promise<string> {
    const { session } = await held();
    const id = newId();
    assert.ok((await attachList(doing(), id, [session], paper)).ok);
    return id;
  }
  async function statement(): Promise<string> {
    const { db, siteId } = doing();
    const fields = { project: "Projekt", words: `Gefördert ${++made}.`, from: null, until: null };
    return setStatement(db, siteId, undefined, fields, silently);
  }
  const picture = () =>
    sharp({ create: { width: 300, height: 300, channels: 3, background: "#28a" } })
      .png()
      .toBuffer();
  async function logo(): Promise<string> {
    const { db, siteId } = doing();
    const id = await statement();
    assert.ok((await addLogo(db, siteId, id, { bytes: await picture(), alt: "Land" }, silently)).ok);
    const all = await inSite(db, siteId, statementsOf);
    return all.find((one) => one.id === id)?.logos[0]?.id ?? assert.fail("no logo");
  }
  const look = async (path: string): Promise<Question> => {
    const { path: address, cookie } = asks(await somebody("coach"), `/intern/programm${path}`);
    return { path: address, cookie };
  };
  const coach = async (path: string) => asks(await somebody("coach"), `/intern/programm${path}`, {});
  const settings = async (path: string, form: Record<string, string>) =>
    asks(await somebody("site-administrator"), `/intern/einstellungen/foerderung${path}`, form);
  async function withFile(question: Question, field: string, bytes: Buffer): Promise<Question> {
    const form = new FormData();
    for (const [name, value] of Object.entries((question.form as Record<string, string> | undefined) ?? {}))
      form.append(name, value);
    form.append(field, new Blob([new Uint8Array(bytes)]), "datei");
    return { ...question, form };
  }

  return {
    "GET /intern/programm/termin/:id/liste.pdf": async () =>
      look(`/termin/${(await held()).session}/liste.pdf`),
    "GET /intern/programm/angebot/:id/liste.pdf": async () =>
      look(`/angebot/${(await held()).offering}/liste.pdf`),
    "GET /intern/programm/liste/:id": async () => look(`/liste/${await list()}`),
    "POST /intern/programm/liste/:id/entfernen": async () => coach(`/liste/${await list()}/entfernen`),
    "POST /intern/programm/termin/:id/liste": async () =>
      withFile(await coach(`/termin/${(await held()).session}/liste`), "file", paper.bytes),
    "GET /intern/programm/personen/:id/bescheinigung.pdf": async () =>
      look(`/personen/${(await held()).guest}/bescheinigung.pdf`),
    "GET /intern/programm/angebot/:id/bescheinigungen.pdf": async () =>
      look(`/angebot/${(await held()).offering}/bescheinigungen.pdf`),
    "POST /intern/einstellungen/foerderung": async () =>
      settings("", { project: "Projekt", words: `Gefördert ${++made}.` }),
    "POST /intern/einstellungen/foerderung/weg": async () =>
      settings("/weg", { statement: await statement() }),
    "POST /intern/einstellungen/foerderung/logo": async () =>
      withFile(
        await settings("/logo", { statement: await statement(), alt: "Land" }),
        "logo",
        await picture(),
      ),
    "POST /intern/einstellungen/foerderung/logo-weg": async () =>
      settings("/logo-weg", { logo: await logo() }),
  };
}
