// SPDX-License-Identifier: EUPL-1.2
import type { SiteContext } from "../../../quarter/index.ts";
import { known } from "../../rules/catalogue.ts";
import { momentsOf, type ReadFigures, readFigures } from "../../rules/figures/period.ts";
import type { FiguresFilter } from "../../store/figures/totals.ts";

/** What the address asks of the figures, and what the database is asked. */
export function askedFigures({ url, site, now }: SiteContext): ReadFigures & { filter: FiguresFilter } {
  const read = readFigures(
    url.searchParams,
    { kinds: known.kinds.map(({ id }) => id), areas: site.areas.map(({ key }) => key) },
    now,
  );
  const { art: kind, gebiet: area, angebot: offering } = read.asked;
  return { ...read, filter: { ...momentsOf(read.period), now, kind, area, offering } };
}
