// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import { pdfAnswer } from "../../../../kernel/documents/document-answer.ts";
import { makePdf } from "../../../../kernel/documents/make-pdf.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { doingOf, namesOfPeople } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { blankLines, sheetsOf } from "../../rules/paper/sheets.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { placeOf, placeText } from "../../rules/planning/place.ts";
import { offeringById } from "../../store/offerings.ts";
import { type ExpectedGuest, expectedGuests } from "../../store/paper.ts";
import { type Session, sessionById, sessionsOf } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { type PaperFunding, paperFunding } from "../paper/funding.ts";
import { setIn } from "../paper/paper-look.ts";
import { writtenIn } from "../staff-words.ts";
import { clockTime, dayWithYear, longDay, spanText, timeSpan } from "../when.ts";

const template = new URL("./signature-list.typ", import.meta.url);

/** Dates of a series on one list: four sheets across. Of a longer one those from four weeks ago on. */
const mostDates = 40;
const day = 86_400_000;

/** The list of one date, to be signed. */
export async function sessionList(context: SiteContext): Promise<Answer> {
  const { primary, site, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const session = await readInSite(primary, site.id, (tx) => sessionById(tx, id));
  if (session?.state !== "planned") return notFound;
  return draw(context, session.offeringId, async () => [session]);
}

/** The list of a whole series: one column for each date. */
export function seriesList(context: SiteContext): Promise<Answer> | Answer {
  const { params, now, primary, site } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  return draw(context, id, async () => {
    const all = (await readInSite(primary, site.id, (tx) => sessionsOf(tx, id))).filter(
      ({ state }) => state === "planned",
    );
    if (all.length <= mostDates) return all;
    const late = all.filter(({ endsAt }) => endsAt.getTime() > now.getTime() - 28 * day);
    return late.slice(0, mostDates);
  });
}

async function draw(
  context: SiteContext,
  offeringId: string,
  sessionsWanted: () => Promise<Session[]>,
): Promise<Answer> {
  const { primary, site } = context;
  const sessions = await sessionsWanted();
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last) return notFound;
  const found = await inSite(primary, site.id, async (tx) => {
    const offering = await offeringById(tx, offeringId);
    if (!offering) return undefined;
    const ids = sessions.map(({ id }) => id);
    const expected = await expectedGuests(tx, offeringId, ids);
    // Names leave the house on paper: that is noted, before they do.
    await writeAudit(tx, {
      event: "list.printed",
      actor: doingOf(context).actor,
      subject:
        sessions.length === 1 ? { kind: "session", id: first.id } : { kind: "offering", id: offeringId },
      facts: { people: expected.length, sessions: sessions.length },
    });
    return {
      offering,
      expected,
      leaders: [...(await namesOfPeople(tx, offering.leaders)).values()],
      funding: await paperFunding(tx, site, dayIn(first.startsAt), dayIn(last.startsAt), [
        offering.details.project,
      ]),
    };
  });
  if (!found) return notFound;
  const facts = listFacts(context, { ...found, sessions });
  const name = `liste-${found.offering.shortId}-${dayIn(first.startsAt)}`;
  return pdfAnswer(name, await makePdf(await readFile(template, "utf8"), facts));
}

interface OnList {
  offering: Offering;
  sessions: readonly Session[];
  expected: readonly ExpectedGuest[];
  leaders: readonly string[];
  funding: PaperFunding;
}

/** What stands on the list. */
export function listFacts(context: SiteContext, { offering, sessions, expected, leaders, funding }: OnList) {
  const { site, locale, secrets } = context;
  const written = writtenIn(locale);
  const say = staffTexts(locale);
  const rows = expected
    .map(({ guest, companions, children }) => ({
      name: openGuest(secrets, site.id, guest).name || say("forgotten"),
      with: [
        companions > 0 ? say("list.adults", { count: companions }) : "",
        children > 0 ? say("list.children", { count: children }) : "",
      ]
        .filter(Boolean)
        .join(", "),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "de"));
  const [first, last] = [sessions[0], sessions.at(-1)];
  const isSeries = sessions.length > 1;
  const when =
    !first || !last
      ? ""
      : isSeries
        ? say("list.span", {
            count: sessions.length,
            from: dayWithYear(first.startsAt, written),
            until: dayWithYear(last.startsAt, written),
          })
        : dayIn(first.startsAt) === dayIn(new Date(first.endsAt.getTime() - 1))
          ? `${longDay(first.startsAt, written)} ${dayIn(first.startsAt).slice(0, 4)}, ${timeSpan(first, written)}`
          : spanText(first, written);
  return {
    ...setIn(written),
    title: say("list.title"),
    offering: textIn(offering.texts, written).text.title,
    site: site.name,
    statements: funding.statements,
    about: [
      { label: say("list.when"), value: when },
      {
        label: say("list.place"),
        value: placesText(offering, sessions),
      },
      // Nobody named: whoever leads writes their name.
      { label: say("list.leader"), value: leaders.join(", ") || "_".repeat(28) },
      { label: say("list.project"), value: funding.project },
    ].filter(({ value }) => value !== ""),
    words: {
      number: say("list.number"),
      name: say("list.name"),
      with: say("list.with"),
      from: say("list.from"),
      until: say("list.until"),
      signature: say("list.signature"),
      right: say("list.right"),
      leaderSigns: say("list.leaderSigns"),
      note: say("list.note"),
      page: say("list.page", { page: "{p}", pages: "{n}" }),
    },
    rows,
    blank: blankLines(rows.length),
    sheets: isSeries
      ? sheetsOf(sessions).map((dates) =>
          dates.map(({ startsAt }) => ({
            day: longDay(startsAt, written).split(",")[0]?.slice(0, 2) ?? "",
            date: dayOfList(startsAt),
            time: clockTime(startsAt, written),
          })),
        )
      : [],
  };
}

/** A day as the columns have room for it: `03.12.` */
const dayOfList = (moment: Date): string => dayIn(moment).replace(/^\d+-(\d+)-(\d+)$/, "$2.$1.");

/** Where it is: of one date its own place, of a series where it usually is, and which dates are somewhere else. */
function placesText(offering: Offering, sessions: readonly Session[]): string {
  const [one] = sessions;
  if (sessions.length === 1) return placeText(placeOf(one, offering));
  const others = sessions.flatMap(({ startsAt, elsewhere }) =>
    elsewhere ? [`${dayOfList(startsAt)}: ${placeText(elsewhere)}`] : [],
  );
  return [placeText(offering.details), ...others].filter(Boolean).join("; ");
}
