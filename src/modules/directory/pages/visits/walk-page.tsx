// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { isConfirmed, type KnownEntry } from "../../rules/visits/street-coverage.ts";
import { visitsTexts } from "../../texts/visits/texts.ts";
import { differingText } from "../fresh/call-list.tsx";
import { entryName } from "../queue/case-texts.ts";
import { isoDay } from "../times.ts";
import { coverageAddress, roundAddress } from "./addresses.ts";
import { type AskedRound, roundAsked } from "./asked.ts";
import { confirmedText } from "./confirmed-text.ts";

/** Lines for what is new, below each street. */
const blanks = 2;

/** A list for a round, to be printed: street by street, with boxes to tick. */
export async function walkPage(context: SiteContext): Promise<Answer> {
  const say = visitsTexts(context.locale);
  const round = await roundAsked(context);
  const { stops, isCut } = round;
  const streets = [...new Set(stops.map(({ street }) => street))];
  return {
    kind: "page",
    title: say("walk.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("walk.title")}
        above={[{ label: say("title"), href: coverageAddress(context) }]}
        lead={<span class="no-print">{say("walk.lead")}</span>}
      >
        {stops.length === 0 ? (
          <Notice>{say(round.due ? "walk.noneDue" : "walk.choose")}</Notice>
        ) : (
          <>
            <div class="actions">
              <LinkButton href={roundAddress(context, "eintragen", round)}>{say("walk.enter")}</LinkButton>
            </div>
            <p class="muted small no-print">{say("walk.print")}</p>
          </>
        )}
        {isCut && <Notice kind="warning">{say("walk.tooMany", { count: stops.length })}</Notice>}
        {streets.map((street) => (
          <StreetList context={context} round={round} street={street} />
        ))}
      </Inside>
    ),
  };
}

const boxes = ["walk.ok", "walk.changed", "walk.closed", "walk.vacant"] as const;

const StreetList: FC<{ context: SiteContext; round: AskedRound; street: string }> = ({
  context,
  round,
  street,
}) => {
  const { locale } = context;
  const say = visitsTexts(locale);
  const title = street || say("streets.none");
  return (
    <section class="table-scroll walk" tabindex={0} aria-label={title}>
      <table class="kern-table" aria-label={title}>
        {/* In the head of the table and no caption: paper repeats it on each page, and never leaves it alone at the foot of one. */}
        <thead>
          <tr>
            <th scope="colgroup" colspan={4 + boxes.length}>
              <bdi>{title}</bdi>
            </th>
          </tr>
          <tr>
            <th scope="col">{say("walk.number")}</th>
            <th scope="col">{say("walk.house")}</th>
            <th scope="col">{say("walk.name")}</th>
            <th scope="col">{say("walk.check")}</th>
            {boxes.map((box) => (
              <th scope="col" class="walk-box">
                {say(box)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {round.stops.map(
            (stop, index) =>
              stop.street === street && (
                <tr>
                  <td>{index + 1}</td>
                  <td>{stop.houseNumber}</td>
                  <th scope="row">
                    <bdi>{entryName({ ...stop, street: null }, locale)}</bdi>
                    <br />
                    <span class="muted small">
                      {stop.name && categoryName(stop.category, locale === "en" ? "en" : "de")}
                    </span>
                  </th>
                  <td class="small">{checksOf(stop, context, round).join(", ")}</td>
                  {boxes.map(() => (
                    <td class="walk-box">☐</td>
                  ))}
                </tr>
              ),
          )}
          {Array.from({ length: blanks }, () => (
            <tr class="walk-blank">
              <td />
              <td />
              <th scope="row" class="muted small">
                {say("walk.new")}
              </th>
              <td />
              {boxes.map(() => (
                <td />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** What somebody at the door should look at. */
function checksOf(
  entry: KnownEntry,
  { locale, now }: SiteContext,
  { nameOf, differing }: AskedRound,
): string[] {
  const say = visitsTexts(locale);
  const { confirmedBy, isDoubted, hasHours, hasPhone, houseNumber } = entry;
  const name = nameOf(confirmedBy);
  return [
    ...(isDoubted ? [say("check.doubted")] : []),
    ...(differing.get(entry.id) ?? []).map((one) => say("check.differs", differingText(one, locale))),
    ...(houseNumber === "" ? [say("check.house")] : []),
    ...(hasHours ? [] : [say("check.hours")]),
    ...(hasPhone ? [] : [say("check.phone")]),
    ...(isConfirmed(entry, isoDay(now)) && !name ? [] : [confirmedText(entry, name, locale)]),
  ];
}
