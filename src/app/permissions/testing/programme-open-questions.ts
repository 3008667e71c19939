// SPDX-License-Identifier: EUPL-1.2
import sharp from "sharp";
import { inSite } from "../../../kernel/db/in-site.ts";
import { insertOrganisation } from "../../../modules/accounts/store/organisations.ts";
import { makeCalendarLink } from "../../../modules/programme/actions/open/calendar-link.ts";
import { setOfferingPicture } from "../../../modules/programme/actions/open/set-offering-picture.ts";
import type { OpenAsking, Question } from "./asking.ts";

interface OpenRoutes extends OpenAsking {
  /** The id of a new offering. */
  offering(): Promise<string>;
  /** Somebody who signed up. */
  guest(): Promise<{ id: string; code: string }>;
}

const picture = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: "#a42" } })
    .jpeg()
    .toBuffer();

/** One question that succeeds for each route about pictures, who takes part, and private calendars. */
export function programmeOpenQuestions({
  doing,
  open,
  somebody,
  asks,
  offering,
  guest,
}: OpenRoutes): Record<string, () => Promise<Question>> {
  const coach = async (path: string, form: Record<string, string> = {}) =>
    asks(await somebody("coach"), `/intern/programm/angebot/${path}`, form);
  async function withPicture() {
    const id = await offering();
    await setOfferingPicture(doing(), id, { bytes: await picture(), alt: { de: "Nähen" } });
    return id;
  }
  let made = 0;
  const organisation = () => {
    const { db, siteId } = doing();
    const named = { name: `Netzwerk ${++made}`, kind: "association" } as const;
    return inSite(db, siteId, async (tx) => (await insertOrganisation(tx, siteId, named)) ?? "");
  };
  return {
    "POST /intern/programm/angebot/:id/bild": async () => {
      const persona = await somebody("coach");
      const form = new FormData();
      form.append("token", persona.token);
      form.append("alt", "Drei Frauen nähen");
      form.append("picture", new Blob([new Uint8Array(await picture())]), "naehen.jpg");
      return { ...asks(persona, `/intern/programm/angebot/${await offering()}/bild`), form };
    },
    "POST /intern/programm/angebot/:id/bild/beschreibung": async () =>
      coach(`${await withPicture()}/bild/beschreibung`, { "alt-de": "Zwei Frauen nähen" }),
    "POST /intern/programm/angebot/:id/bild/entfernen": async () =>
      coach(`${await withPicture()}/bild/entfernen`),
    "POST /intern/programm/angebot/:id/beteiligte": async () =>
      coach(`${await offering()}/beteiligte`, { do: "add", kind: "organisation", id: await organisation() }),
    "POST /teilnahme/:receipt/kalender": async () => open(`/teilnahme/${(await guest()).code}/kalender`, {}),
    "POST /teilnahme/:receipt/kalender/beenden": async () => {
      const { id, code } = await guest();
      await makeCalendarLink(doing(), { signUpId: id });
      return open(`/teilnahme/${code}/kalender/beenden`, {});
    },
    "POST /konto/kalender": async () => asks(await somebody("coach"), "/konto/kalender"),
    "POST /konto/kalender/beenden": async () => {
      const persona = await somebody("coach");
      await makeCalendarLink(doing(), { personId: persona.id ?? "" });
      return asks(persona, "/konto/kalender/beenden");
    },
  };
}
