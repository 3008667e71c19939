import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { Figure } from "../rules/project.ts";
import type { QuarterTables } from "./tables.ts";

/** A figure as shown; `area` is the key of the area it is about, where it is about a single one. */
export type StoredFigure = Omit<Figure, "definition"> & { definition: NonNullable<Figure["definition"]> };

/** All figures of the site that the transaction is set to, in their order. */
export async function figuresOf(tx: Db): Promise<StoredFigure[]> {
  const rows = await tx
    .withTables<QuarterTables>()
    .selectFrom("quarter.figure as figure")
    .leftJoin("quarter.area as area", (join) =>
      join.onRef("area.site_id", "=", "figure.site_id").onRef("area.id", "=", "figure.area_id"),
    )
    .selectAll("figure")
    .select("area.key as area_key")
    .orderBy("figure.position")
    .execute();
  return rows.map((row) => ({
    indicator: row.indicator,
    label: row.label,
    definition: row.definition,
    unit: row.unit as Figure["unit"],
    scope: row.scope,
    area: row.area_key,
    value: row.value,
    approximate: row.approximate,
    date: row.as_of,
    dateLabel: row.date_label,
    source: row.source,
    note: row.note,
  }));
}

/** Publishes these figures of a site in place of the earlier ones; `areaIds` maps area keys to ids. */
export async function saveFigures(
  tx: Db,
  siteId: string,
  figures: Figure[],
  areaIds: ReadonlyMap<string, string>,
): Promise<void> {
  const tables = tx.withTables<QuarterTables>();
  await tables.deleteFrom("quarter.figure").where("site_id", "=", siteId).execute();
  const rows = figures.map((figure, position) => ({
    site_id: siteId,
    id: newId(),
    indicator: figure.indicator,
    scope: figure.scope,
    area_id: figure.area ? (areaIds.get(figure.area) ?? null) : null,
    label: JSON.stringify(figure.label),
    definition: JSON.stringify(figure.definition ?? {}),
    unit: figure.unit,
    value: figure.value,
    approximate: figure.approximate,
    as_of: figure.date,
    date_label: figure.dateLabel,
    source: figure.source,
    note: figure.note ? JSON.stringify(figure.note) : null,
    position,
  }));
  if (rows.length) await tables.insertInto("quarter.figure").values(rows).execute();
}
