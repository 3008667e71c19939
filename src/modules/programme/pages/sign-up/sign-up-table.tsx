// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { groupedCode, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openCode, openGuest } from "../../actions/sign-up/sealed-guest.ts";
import type { GuestHours } from "../../store/being-there/hours.ts";
import type { SignUpWithGuest } from "../../store/sign-ups.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { CertificateLink } from "../certificates/certificates-page.tsx";
import { ContactLinks } from "../contact-links.tsx";
import { HoursMark } from "../people/hours-mark.tsx";
import type { Said } from "../questions/said.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";

const shown = ["seat", "asked", "waiting", "doubtful"] as const;

/** Who is signed up for something, with how to reach them, and what can be done. */
export const SignUpTable: FC<{
  context: SiteContext;
  title: string;
  signUps: SignUpWithGuest[];
  hours: Map<string, GuestHours>;
  /** What was answered to the questions of the offering. */
  said?: Said;
}> = ({ context, title, signUps, hours, said }) => {
  const { locale, secrets, site } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const alive = shown.flatMap((state) => signUps.filter((signUp) => signUp.state === state));
  if (alive.length === 0) return <p>{say("signUps.empty")}</p>;
  return (
    <DataTable
      caption={title}
      columns={[
        { label: say("signUps.name") },
        { label: say("signUps.state") },
        { label: say("signUps.with") },
        { label: say("signUps.contact") },
        { label: say("signUps.language") },
        { label: say("signUps.code") },
        { label: say("signUps.do") },
      ]}
      rows={alive.map((signUp) => {
        const guest = signUp.guest && openGuest(secrets, site.id, signUp.guest);
        const language = locales.find((each) => each === signUp.language) ?? "de";
        const code = openCode(secrets, site.id, signUp);
        return [
          <>
            {signUp.guestId ? (
              <a href={staffAddress(context, "personen", signUp.guestId)}>
                <bdi>{guest?.name || say("forgotten")}</bdi>
              </a>
            ) : (
              say("forgotten")
            )}{" "}
            <HoursMark locale={locale} now={context.now} hours={hours.get(signUp.guestId ?? "")} />
            {said?.(signUp.id).map(({ question, answer }) => (
              <p class="muted small">
                {question} <bdi>{answer}</bdi>
              </p>
            ))}
          </>,
          <>
            {say(`line.${signUp.state as (typeof shown)[number]}`)}
            {signUp.quotaName && ` (${signUp.quotaName})`}
            {signUp.state === "asked" && signUp.askedUntil && (
              <p class="muted small">
                {say(signUp.untold ? "tell.by" : "tell.until", {
                  until: momentText(signUp.askedUntil, written),
                })}
              </p>
            )}
          </>,
          say("signUps.people", { companions: signUp.seats - 1, children: signUp.children.length }),
          guest?.contact ? (
            <ContactLinks contact={guest.contact} />
          ) : (
            say(`way.${signUp.guest?.contactKind ?? "paper"}`)
          ),
          localeFacts[language].name,
          <bdi dir="ltr">{code ? groupedCode(code) : "–"}</bdi>,
          <div class="row">
            {signUp.guestId && (
              <CertificateLink context={context} guestId={signUp.guestId} offeringId={signUp.offeringId} />
            )}
            {signUp.state === "doubtful" && (
              <OwnForm
                context={context}
                action={staffAddress(context, "anmeldung", signUp.id, "echt")}
                inline
              >
                <Button small>{say("signUps.believe")}</Button>
              </OwnForm>
            )}
            {signUp.state === "asked" && (
              <OwnForm
                context={context}
                action={staffAddress(context, "anmeldung", signUp.id, "zusagen")}
                inline
              >
                <Button small>{say("signUps.take")}</Button>
              </OwnForm>
            )}
            <OwnForm
              context={context}
              action={staffAddress(context, "anmeldung", signUp.id, "absagen")}
              inline
            >
              <Button look="secondary" small>
                {say("signUps.cancel")}
              </Button>
            </OwnForm>
          </div>,
        ];
      })}
    />
  );
};
