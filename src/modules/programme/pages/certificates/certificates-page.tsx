// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type Guest, guestById } from "../../store/guests.ts";
import { offeringById } from "../../store/offerings.ts";
import { guestsWhoCame, participationOf } from "../../store/participation.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { durationText } from "../when.ts";
import { certificateAddress, certificatesAddress, offeringCertificatesAddress } from "./addresses.ts";

/** Which certificates there are for a person, in which languages. */
export async function certificatesPage(context: SiteContext): Promise<Answer> {
  const { primary, site, params, locale, secrets } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const found = await readInSite(primary, site.id, async (tx) => {
    const guest = await guestById(tx, id);
    return guest && { guest, took: await participationOf(tx, id) };
  });
  if (!found) return notFound;
  const { guest, took } = found;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const name = openGuest(secrets, site.id, guest).name || say("forgotten");
  const minutes = took.reduce((sum, one) => sum + one.minutes, 0);
  return {
    kind: "page",
    title: say("cert.page", { name }),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("cert.page", { name })}
        lead={say("cert.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        {took.length === 0 && <p>{say("cert.none")}</p>}
        {took.length > 0 && (
          <ul class="cases">
            <Choice
              context={context}
              guest={guest}
              title={say("cert.all")}
              hours={durationText(minutes, written)}
            />
            {took.map((one) => (
              <Choice
                context={context}
                guest={guest}
                title={textIn(one.texts, written).text.title}
                hours={durationText(one.minutes, written)}
                offeringId={one.offeringId}
              />
            ))}
          </ul>
        )}
      </Inside>
    ),
  };
}

/** A certificate in German or English, alone or with the person's language beside. */
const Choice: FC<{
  context: SiteContext;
  guest: Guest;
  title: string;
  hours: string;
  offeringId?: string;
}> = ({ context, guest, title, hours, offeringId }) => {
  const own = locales.find((each) => each === guest.language);
  return (
    <li class="case">
      <h2>{title}</h2>
      <p class="muted">{hours}</p>
      <ul class="chips">
        {(["de", "en"] as const).flatMap((main) =>
          ([own, "none"] as const)
            .filter((beside) => beside && beside !== main && !(main === "de" && beside === "de-simple"))
            .map((beside) => (
              <li>
                <a class="chip" href={certificateAddress(context, guest.id, { offeringId, main, beside })}>
                  {localeFacts[main].name}
                  {beside && beside !== "none" && (
                    <>
                      {" + "}
                      <bdi lang={localeFacts[beside].intl}>{localeFacts[beside].name}</bdi>
                    </>
                  )}
                  <span class="kern-sr-only"> ({title})</span>
                </a>
              </li>
            )),
        )}
      </ul>
    </li>
  );
};

/** Everybody who took part in an offering, with the certificate of each. */
export async function offeringCertificatesPage(context: SiteContext): Promise<Answer> {
  const { primary, site, params, locale, secrets } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const found = await readInSite(primary, site.id, async (tx) => {
    const offering = await offeringById(tx, id);
    return offering && { offering, guests: await guestsWhoCame(tx, id) };
  });
  if (!found) return notFound;
  const say = staffTexts(locale);
  const title = textIn(found.offering.texts, writtenIn(locale)).text.title;
  const people = found.guests
    .map((guest) => ({ guest, name: openGuest(secrets, site.id, guest).name || say("forgotten") }))
    .sort((a, b) => a.name.localeCompare(b.name, "de"));
  return {
    kind: "page",
    title: say("cert.ofOffering", { title }),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("cert.ofOffering", { title })}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: title, href: staffAddress(context, "angebot", id) },
        ]}
      >
        {people.length === 0 ? (
          <p>{say("cert.nobody")}</p>
        ) : (
          <>
            <div class="actions">
              <LinkButton href={offeringCertificatesAddress(context, id, "pdf")} icon="print">
                {say("cert.allInOne", { count: people.length })}
              </LinkButton>
            </div>
            <ul class="cases">
              {people.map(({ guest, name }) => (
                <li class="case">
                  <div class="case-side">
                    <strong>
                      <bdi>{name}</bdi>
                    </strong>
                    <div class="row">
                      <CertificateLink context={context} guestId={guest.id} offeringId={id} name={name} />
                      <LinkButton href={certificatesAddress(context, guest.id)} look="tertiary" small>
                        {say("cert.others")}
                        <span class="kern-sr-only">: {name}</span>
                      </LinkButton>
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Inside>
    ),
  };
}

/** The certificate of a person by one click: of an offering, or without one of all hours. */
export const CertificateLink: FC<{
  context: SiteContext;
  guestId: string;
  offeringId?: string;
  name?: string;
}> = ({ context, guestId, offeringId, name }) => (
  <LinkButton href={certificateAddress(context, guestId, { offeringId })} look="secondary" small icon="print">
    {staffTexts(context.locale)("cert.button")}
    {name && <span class="kern-sr-only">: {name}</span>}
  </LinkButton>
);
