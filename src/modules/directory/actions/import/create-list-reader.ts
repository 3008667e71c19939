import { boxContains } from "../../../../kernel/geo/box.ts";
import { pointInGeometry } from "../../../../kernel/geo/inside.ts";
import type { Row } from "../../../../kernel/tables/table-file.ts";
import { inTurns } from "../../../../kernel/turns/in-turns.ts";
import type { Geocoder } from "../../../places/index.ts";
import { type Area, nestedAreas, type Site } from "../../../quarter/index.ts";
import { categoryGroup } from "../../rules/categories/groups.ts";
import type { Address } from "../../rules/fields/profile.ts";
import type { ListReport } from "../../rules/lists/list-report.ts";
import { type CountedRow, type ListedRow, type RowContext, readRow } from "../../rules/lists/read-row.ts";
import { placeOfAnswer } from "../../rules/place-of-answer.ts";
import { words } from "../../rules/search/fold.ts";
import type { CoverageCount } from "../../store/import/coverage.ts";
import type { Rejection } from "../../store/imports.ts";
import type { PreparedBatch } from "./run-import.ts";
import type { Incoming } from "./take-batch.ts";

interface ReaderContext {
  site: Site;
  areas: Area[];
  area?: Area;
  /** Finds the places of rows without coordinates. */
  geocoder: Geocoder;
}

/** A row that could be an entry, and the reason where its place was not found. */
interface Placed {
  row: ListedRow;
  element: string;
  why?: string;
}

interface WhyNot {
  field: string;
  reason: string;
  detail: string;
}

/** Reads the rows of all tables of one list: what stands twice in it is taken once. */
export function createListReader(context: ReaderContext, report: ListReport) {
  const { site, areas, area, geocoder } = context;
  const areasAround = nestedAreas(areas);
  /** What was taken, by its reference, with the row it stands in. */
  const seen = new Map<string, { key: string; place: string; hasTrade: boolean }>();
  const counts = new Map<string, CoverageCount>();

  /** The area that a row lies in, or that it names: tables of a register name quarters and have no points. */
  function areaOf({ point, address }: CountedRow): string {
    const said = wordsOf(address?.suburb ?? "");
    const found = point
      ? areasAround(point)[0]
      : areas.find(
          ({ name }) => said !== "" && [wordsOf(name), wordsOf(`${site.name} ${name}`)].includes(said),
        );
    return found?.key ?? "";
  }

  function count(row: CountedRow): void {
    const { sector, point, address, businesses } = row;
    if (point && !boxContains(site.box, point)) {
      report.things.outsideBox++;
      return;
    }
    report.counted++;
    const where = {
      area: areaOf(row),
      district: address?.suburb ?? "",
      category: sector.categories[0] ?? "",
      wz: sector.code ?? "",
    };
    if (businesses === 0) return;
    const key = JSON.stringify(where);
    const known = counts.get(key);
    if (known) known.businesses += businesses;
    else counts.set(key, { ...where, businesses });
  }

  /** The reference of an entry that was not taken before, or the row in which it was. */
  function refOf({ ref, key, unlessKnown }: ListedRow, place: string): { ref: string } | { before: string } {
    const hasTrade = unlessKnown === undefined;
    // A number that two different businesses share is none of their own.
    for (const one of ref === key ? [key] : [ref, `${ref}~${key}`]) {
      const before = seen.get(one);
      // A row that tells no trade does not stand in the way of one that does.
      if (before === undefined || (before.key === key && hasTrade && !before.hasTrade)) {
        seen.set(one, { key, place, hasTrade });
        return { ref: one };
      }
      if (before.key === key) return { before: before.place };
    }
    return { before: place };
  }

  /** Places rows without coordinates by their address. The middle of a town is nobody's place. */
  async function placed(rows: Placed[]): Promise<void> {
    const open = rows.filter(
      ({ row }) => row.point === undefined && row.profile.address?.street !== undefined,
    );
    if (open.length === 0) return;
    const found = await geocoder.locateAll(open.map(({ row }) => row.profile.address ?? {}));
    for (const [index, one] of open.entries()) {
      const answer = found[index];
      if (answer?.ok && answer.value.exactness !== "place") {
        one.row.point = placeOfAnswer(answer.value);
        const { exactness } = answer.value;
        report.placed[exactness] = (report.placed[exactness] ?? 0) + 1;
      } else if (answer) one.why = answer.ok ? "unknown-street" : answer.reason.reason;
    }
  }

  return {
    /** What was counted of rows without names. */
    coverage: () => [...counts.values()],

    /** Understands some rows. `label` stands before their numbers where a file has several tables. */
    async read(batch: readonly Row[], rows: RowContext, label: string): Promise<PreparedBatch> {
      const incoming: Incoming[] = [];
      const unread: string[] = [];
      const rejections: Rejection[] = [];
      const last = rows.layout.headingRows.at(-1) ?? -1;
      const note = (element: string, { field, reason, detail }: WhyNot) => {
        report.reasons[reason] = (report.reasons[reason] ?? 0) + 1;
        rejections.push({ element, field, reason, ...(detail !== "" && { detail }) });
        if (reason === "no-category" && detail !== "") noteCategory(detail);
      };
      const reject = (element: string, why: WhyNot) => {
        report.things.rejected++;
        note(element, why);
      };
      const listed: Placed[] = [];
      const taken: Placed[] = [];
      const take = (row: Row) => {
        if (row.number <= last) return;
        report.rows++;
        const element = `${label}${row.number}`;
        const result = readRow(row, rows);
        if (result.kind === "entry") listed.push({ row: result, element });
        else if (result.kind === "coverage") count(result);
        else reject(element, result);
      };
      for await (const few of inTurns(batch)) few.forEach(take);
      await placed(listed);
      // Those that tell a trade go first: each name once in a batch.
      listed.sort((a, b) => Number("unlessKnown" in a.row) - Number("unlessKnown" in b.row));
      for (const one of listed) {
        const { row, element, why } = one;
        const { point, profile, businessKind, unlessKnown } = row;
        if (!point) {
          unread.push(row.ref);
          const detail = addressLine(profile.address);
          reject(element, unlessKnown ?? { field: "place", reason: why ?? "no-coordinates", detail });
        } else if (!boxContains(site.box, point)) report.things.outsideBox++;
        else if (area && !pointInGeometry(point, area.outline)) report.things.outsideArea++;
        else {
          const known = refOf(row, element);
          if ("before" in known) {
            reject(element, { field: "row", reason: "same-as-before", detail: known.before });
            continue;
          }
          taken.push(one);
          incoming.push({
            ref: known.ref,
            kind: businessKind,
            facts: { ...profile, place: point },
            ...(unlessKnown && { onlyIfKnown: true }),
          });
        }
      }
      return {
        incoming,
        unread,
        rejections,
        told(outcomes) {
          for (const [index, { row, element }] of taken.entries()) {
            const { businessKind, profile, dropped, unlessKnown } = row;
            if (outcomes[index] === "rejected" && unlessKnown) {
              note(element, unlessKnown);
              continue;
            }
            for (const { field, reason, value } of dropped)
              rejections.push({ element, field, reason, detail: value });
            report.fieldsDropped += dropped.length;
            report[businessKind === "business" ? "businesses" : "places"]++;
            if (unlessKnown) continue;
            const group = categoryGroup(profile.categories[0] ?? "");
            report.groups[group] = (report.groups[group] ?? 0) + 1;
          }
          const rowOf = ({ element }: Rejection) => Number(element.slice(label.length));
          rejections.sort((a, b) => rowOf(a) - rowOf(b));
        },
      };
    },
  };

  function noteCategory(words: string): void {
    const { unknownCategories } = report;
    if (unknownCategories.has(words) || unknownCategories.size < 500)
      unknownCategories.set(words, (unknownCategories.get(words) ?? 0) + 1);
  }
}

const wordsOf = (name: string): string => words(name).join(" ");

const addressLine = (address: Address | undefined): string =>
  [address?.street, address?.houseNumber, address?.postcode, address?.city].filter(Boolean).join(" ");
