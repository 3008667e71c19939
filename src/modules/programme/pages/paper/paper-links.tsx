// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayAfter, dayIn } from "../../../../kernel/clock/berlin.ts";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { offeredLocales, type SiteContext } from "../../../quarter/index.ts";
import { mondayOf } from "../../rules/paper/week-asked.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { flyerAddress, posterAddress, staffFlyerAddress } from "./addresses.ts";

/** The poster of this week and the next, on A4 and A3. */
export const PosterLinks: FC<{ context: SiteContext }> = ({ context }) => {
  const say = programmeTexts(context.locale);
  const next = dayAfter(mondayOf(dayIn(context.now)), 7);
  const weeks = [
    { label: say("period.woche"), monday: undefined },
    { label: say("paper.nextWeek"), monday: next },
  ];
  return (
    <p class="no-print">
      {say("paper.poster")}:{" "}
      {weeks.map(({ label, monday }, index) => (
        <>
          {index > 0 && " · "}
          <a href={posterAddress(context, monday)} rel="nofollow">
            {label}
          </a>{" "}
          (
          <a href={posterAddress(context, monday, "a3")} rel="nofollow" aria-label={`${label}, A3`}>
            A3
          </a>
          )
        </>
      ))}
    </p>
  );
};

/** The flyer of an offering, on A5 and A4. */
export const FlyerLinks: FC<{ context: SiteContext; shortId: string }> = ({ context, shortId }) => {
  const say = programmeTexts(context.locale);
  return (
    <p class="no-print">
      <a href={flyerAddress(context, shortId)} rel="nofollow">
        {say("paper.flyer")}
      </a>{" "}
      (
      <a href={flyerAddress(context, shortId, "a4")} rel="nofollow" aria-label={`${say("paper.flyer")}, A4`}>
        A4
      </a>
      )
    </p>
  );
};

/** For those who plan: the flyer in each language of the site, one click each. */
export const StaffFlyers: FC<{ context: SiteContext; id: string }> = ({ context, id }) => {
  const say = staffTexts(context.locale);
  return (
    <Section id="flyer" title={say("paper.flyer")}>
      <p class="muted">{say("paper.flyerText")}</p>
      {(["a5", "a4"] as const).map((format) => (
        <ul class="chips" aria-label={format.toUpperCase()}>
          {offeredLocales(context.site).map((locale) => (
            <li>
              <a class="chip" href={staffFlyerAddress(context, id, locale, format)}>
                <bdi lang={localeFacts[locale].intl}>{localeFacts[locale].name}</bdi>&nbsp;
                {format.toUpperCase()}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </Section>
  );
};
