// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { ProgrammeText } from "../../texts/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { privateCalendarAddress } from "../addresses.ts";

/**
 * The private address of somebody's dates: makes it, shows it to be copied into a calendar, and ends it.
 *
 * @param action where the forms lead: it makes the address, `beenden` below it ends it
 */
export const CalendarLinkPart: FC<{
  context: SiteContext;
  token: string | undefined;
  action: string;
  lead: ProgrammeText;
}> = ({ context, token, action, lead }) => {
  const { locale, url } = context;
  const say = programmeTexts(locale);
  const address = token && new URL(privateCalendarAddress(context, token), url);
  return (
    <Section id="calendar" title={say("open.calendar")}>
      <p>{say(lead)}</p>
      {address ? (
        <>
          <p class="field">
            <label for="calendar-address">{say("open.calendarAddress")}</label>
            <input class="field-input" id="calendar-address" readonly value={address.href} dir="ltr" />
          </p>
          <p class="muted">{say("open.calendarPrivate")}</p>
          <div class="actions">
            <LinkButton
              href={`webcal://${address.host}${address.pathname}`}
              look="secondary"
              small
              icon="calendar"
              rel="nofollow"
            >
              {say("open.calendarOpen")}
            </LinkButton>
            <OwnForm context={context} action={`${action}/beenden`} inline>
              <Button look="tertiary" small>
                {say("open.calendarEnd")}
              </Button>
            </OwnForm>
          </div>
        </>
      ) : (
        <OwnForm context={context} action={action}>
          <div class="actions">
            <Button look="secondary" icon="calendar">
              {say("open.calendarMake")}
            </Button>
          </div>
        </OwnForm>
      )}
    </Section>
  );
};
