// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type FreePlaces, freePlaces } from "../../rules/seats/free-words.ts";
import type { ListedSession } from "../../store/listing.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { offeringAddress, pictureAddress } from "../addresses.ts";
import { timeSpan } from "../when.ts";

/** How free places look: a dot and words. */
export const freeLook: Record<FreePlaces["kind"], "open" | "soon" | "closed"> = {
  open: "open",
  many: "open",
  few: "soon",
  groups: "soon",
  full: "closed",
};

/** Free places in words. */
export function freeText(free: FreePlaces, say: ReturnType<typeof programmeTexts>): string {
  if (free.kind === "few") return say("free.few", { count: free.seats });
  if (free.kind === "groups") return say("free.groups", { names: free.names.join(" · ") });
  return say(free.kind === "full" ? "free.full" : "free.many");
}

/** The name of a kind; of one that the catalogue knows no more the last of all. */
export const kindText = (kind: string, say: ReturnType<typeof programmeTexts>): string => {
  const text = say(`kind.${kind}` as ProgrammeText);
  return text.startsWith("kind.") ? say("kind.other") : text;
};

/** Free places of a session as the list knows them. */
export const freeOf = ({ places, free, waiting }: Pick<ListedSession, "places" | "free" | "waiting">) =>
  freePlaces(places, waiting > 0 ? 0 : (free ?? 0));

/** One date of the programme: when, what, where, and whether there is a place. */
export const SessionCard: FC<{
  context: SiteContext;
  session: ListedSession;
  heading: "h2" | "h3";
  day?: string;
}> = ({ context, session, heading, day }) => {
  const { locale } = context;
  const say = programmeTexts(locale);
  const { text, locale: written } = textIn(session.texts, locale);
  const { icon, tone } = lookOf(session.kind);
  const isOff = session.state === "cancelled";
  const free = freeOf(session);
  return (
    <Card
      title={text.title}
      {...(written !== locale && { titleLang: localeFacts[written].intl })}
      href={offeringAddress(context, session.shortId)}
      icon={icon}
      picture={
        session.picture === null
          ? undefined
          : pictureAddress(context, session.shortId, { digest: session.picture }, "klein")
      }
      tone={tone}
      heading={heading}
      meta={[
        ...(day ? [day] : []),
        timeSpan(session, locale),
        kindText(session.kind, say),
        ...(session.place || session.address ? [session.place || session.address] : []),
        ...(session.childcare ? [say("filter.betreuung.ja")] : []),
      ]}
    >
      <p
        class={`status status--${isOff ? "closed status--lasts" : session.signUp === "none" ? "open" : freeLook[free.kind]}`}
      >
        {isOff ? say("cancelled") : session.signUp === "none" ? say("free.come") : freeText(free, say)}
      </p>
    </Card>
  );
};
