// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { guestNumber } from "../../rules/figures/guest-number.ts";
import type { OfferingTexts } from "../../rules/planning/offering.ts";
import {
  type AfterParticipation,
  countParticipations,
  type Participation,
  participationsOf,
  titlesOfChosen,
} from "../../store/figures/participations.ts";
import type { FiguresFilter } from "../../store/figures/totals.ts";
import { openGuest } from "../sign-up/sealed-guest.ts";

/** One line of the table: who it is stands in it by number, or where it was asked for by name. */
export interface ParticipationLine extends Omit<Participation, "guest"> {
  texts: OfferingTexts;
  /** "" once the person is forgotten. */
  guestNumber: string;
  /** Undefined where names were not asked for. */
  name: string | undefined;
}

/** Each page asks for all of the time anew, so that few of them are quicker; some megabytes in memory. */
const pageLength = 10_000;
/** A table is made in memory as a workbook; ten years of a lively town are less. */
export const mostLines = 100_000;

/**
 * Hands out all participations of a question, in pages. That somebody took them stands in the audit log before the first is read.
 *
 * @param named with the names of people: only for those who may see them
 */
export async function exportParticipations(
  { db, siteId, actor, secrets }: Doing,
  filter: FiguresFilter,
  { named, format }: { named: boolean; format: "csv" | "xlsx" },
): Promise<Result<() => AsyncGenerator<ParticipationLine[]>, "too-many">> {
  const { titles, rows } = await inSite(db, siteId, async (tx) => {
    const count = await countParticipations(tx, filter);
    if (count <= mostLines)
      await writeAudit(tx, {
        event: "participations.exported",
        actor,
        facts: {
          from: filter.from.toISOString(),
          until: filter.to.toISOString(),
          kind: filter.kind ?? null,
          area: filter.area ?? null,
          offering: filter.offering ?? null,
          rows: count,
          named,
          format,
        },
      });
    return { rows: count, titles: await titlesOfChosen(tx, filter) };
  });
  if (rows > mostLines) return refuse("too-many");
  const numbers = new Map<string, string>();
  const names = new Map<string, string>();
  const remembered = (known: Map<string, string>, id: string, make: () => string) => {
    const value = known.get(id) ?? make();
    known.set(id, value);
    return value;
  };
  const lineOf = ({ guest, ...row }: Participation): ParticipationLine => ({
    ...row,
    texts: titles.get(row.offeringId) ?? {},
    guestNumber: guest ? remembered(numbers, guest.id, () => guestNumber(secrets, siteId, guest.id)) : "",
    name: named
      ? guest
        ? remembered(names, guest.id, () => openGuest(secrets, siteId, guest).name)
        : ""
      : undefined,
  });
  return ok(async function* () {
    let after: AfterParticipation;
    do {
      // Each page in a transaction of its own: a slow reader must not hold one open.
      const page = await readInSite(db, siteId, (tx) =>
        participationsOf(tx, filter, { after, limit: pageLength }),
      );
      yield page.map(lineOf);
      after = page.length === pageLength ? page.at(-1) : undefined;
    } while (after !== undefined);
  });
}
