// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { Missed } from "../../store/being-there/missed.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { ContactLinks } from "../contact-links.tsx";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";

/** Who missed several times in a row and said nothing: somebody asks them how they are. */
export const MissedList: FC<{ context: SiteContext; missed: Missed[] }> = ({ context, missed }) => {
  const { locale, secrets, site } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  return (
    <Section id="missed" title={say("missed.title")}>
      <p>{say("missed.lead")}</p>
      <ul class="cases">
        {missed.map(({ attendanceId, guest, texts, times, lastAt }) => {
          const { name, contact } = openGuest(secrets, site.id, guest);
          return (
            <li class="case">
              <div class="case-side">
                <div>
                  <h3 dir="auto">
                    <a href={staffAddress(context, "personen", guest.id)}>{name || say("forgotten")}</a>
                  </h3>
                  <p>
                    {say("missed.times", {
                      times,
                      title: textIn(texts, written).text.title,
                      when: momentText(lastAt, written),
                    })}
                  </p>
                  <p class="muted" dir="auto">
                    {say(`way.${guest.contactKind}`)} <ContactLinks contact={contact} />
                  </p>
                </div>
                <OwnForm context={context} action={staffAddress(context, "gefehlt", attendanceId)} inline>
                  <Button look="secondary" small label={`${say("missed.done")}: ${name}`}>
                    {say("missed.done")}
                  </Button>
                </OwnForm>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
