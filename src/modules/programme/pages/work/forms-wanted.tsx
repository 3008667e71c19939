// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import type { GuestHours } from "../../store/being-there/hours.ts";
import type { Guest } from "../../store/guests.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { HoursMark } from "../people/hours-mark.tsx";

/** Who has come for so long that the funder's entry form is wanted, the longest first. */
export const FormsWanted: FC<{ context: SiteContext; guests: (Guest & GuestHours)[] }> = ({
  context,
  guests,
}) => {
  const { locale, secrets, site, now } = context;
  const say = staffTexts(locale);
  return (
    <Section
      id="forms"
      title={say("hours.form")}
      more={{ label: say("people.form"), href: `${staffAddress(context, "personen")}?stand=bogen` }}
    >
      <p>{say("hours.lead")}</p>
      <ul class="cases">
        {guests.map((guest) => (
          <li class="case">
            <div class="case-side">
              <a href={staffAddress(context, "personen", guest.id)} dir="auto">
                {openGuest(secrets, site.id, guest).name || say("forgotten")}
              </a>
              <span>
                <HoursMark locale={locale} now={now} hours={guest} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};
