// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { inSite } from "../../../kernel/db/in-site.ts";
import { takeCalendarFile } from "../../../modules/programme/actions/calendars/manage-calendars.ts";
import { entriesOf } from "../../../modules/programme/store/calendars/foreign-events.ts";
import type { Asking, Question } from "./asking.ts";

const day = 86_400_000;

/** One question that succeeds for each route of figures and foreign calendars that names an event. */
export function calendarQuestions({
  doing,
  somebody,
  asks,
}: Asking): Record<string, () => Promise<Question>> {
  let made = 0;
  const words = () => ({ name: `Verein ${++made}`, kind: "other" });
  const file = () => {
    const at = new Date(doing().now.getTime() + 30 * day).toISOString().slice(0, 10).replaceAll("-", "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", `UID:${++made}`];
    return [
      ...lines,
      `DTSTART:${at}T180000Z`,
      `SUMMARY:Chor ${made}`,
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n");
  };
  async function calendar(): Promise<string> {
    const taken = await takeCalendarFile(doing(), { ...words(), area: null }, Buffer.from(file()));
    return taken.ok ? taken.value : assert.fail(taken.reason);
  }
  const editor = async (path: string, form: Record<string, string> = {}) =>
    asks(await somebody("editor"), `/intern/programm/kalender${path}`, form);
  const table = (name: string) => async (): Promise<Question> => {
    const { path, cookie } = asks(await somebody("project-manager"), `/intern/programm/zahlen/${name}`);
    return { path, cookie };
  };
  return {
    "GET /intern/programm/zahlen/teilnahmen.csv": table("teilnahmen.csv"),
    "GET /intern/programm/zahlen/teilnahmen.xlsx": table("teilnahmen.xlsx"),
    "GET /intern/programm/zahlen/namen.csv": table("namen.csv"),
    "GET /intern/programm/zahlen/namen.xlsx": table("namen.xlsx"),
    // Nobody answers there: it is subscribed to all the same, and says so on its page.
    "POST /intern/programm/kalender": () =>
      editor("", { ...words(), address: `https://kalender-${++made}.invalid/a.ics` }),
    "POST /intern/programm/kalender/datei": async () => {
      const { name, kind } = words();
      const { path, cookie, form } = await editor("/datei", { "file-name": name, "file-kind": kind });
      const sent = new FormData();
      for (const [field, value] of Object.entries(form ?? {})) sent.set(field, String(value));
      sent.set("file", new File([file()], "verein.ics", { type: "text/calendar" }));
      return { path, cookie, form: sent };
    },
    "POST /intern/programm/kalender/:id": async () => editor(`/${await calendar()}`, words()),
    "POST /intern/programm/kalender/:id/beenden": async () => editor(`/${await calendar()}/beenden`),
    "POST /intern/programm/kalender/eintrag/:id": async () => {
      const id = await calendar();
      const { db, siteId, now } = doing();
      const [entry] = await inSite(db, siteId, (tx) => entriesOf(tx, id, now, 1));
      return editor(`/eintrag/${entry?.id}`, { hidden: "1" });
    },
  };
}
