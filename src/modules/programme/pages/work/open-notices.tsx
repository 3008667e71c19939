// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { closeOneNotice } from "../../actions/sign-up/close-notice.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { OpenNotice } from "../../store/notices.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";

/** Who is to be called or written to, and what they are to be told. */
export const OpenNotices: FC<{ context: SiteContext; notices: OpenNotice[] }> = ({ context, notices }) => {
  const { locale, secrets, site } = context;
  const say = staffTexts(locale);
  const words = programmeTexts(writtenIn(locale));
  return (
    <Section id="tell" title={say("tell.title")}>
      <p>{say("tell.lead")}</p>
      <ul class="cases">
        {notices.map((notice) => {
          const guest = notice.guest && openGuest(secrets, site.id, notice.guest);
          const { text } = textIn(notice.texts, writtenIn(locale));
          return (
            <li class="case">
              <div class="case-side">
                <div>
                  <h3 dir="auto">{guest?.name || say("forgotten")}</h3>
                  <p>
                    {words(`mail.subject.${notice.kind}`, { title: text.title })}
                    {notice.startsAt && `, ${momentText(notice.startsAt, writtenIn(locale))}`}
                  </p>
                  <p class="muted" dir="auto">
                    {say(`way.${notice.way}`)} {guest?.contact}
                  </p>
                </div>
                <OwnForm context={context} action={staffAddress(context, "gesagt", notice.id)} inline>
                  <Button look="secondary" small>
                    {say("tell.done")}
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

/** Somebody was told. */
export async function noticeTold(context: SiteContext): Promise<Answer> {
  await closeOneNotice(doingOf(context), context.params.id ?? "");
  return redirect(`${staffAddress(context)}#tell`);
}
