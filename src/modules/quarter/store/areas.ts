import type { Db } from "../../../kernel/db/db.ts";
import type { Geometry } from "../../../kernel/geo/geometry.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { LocalText } from "../rules/site.ts";
import type { QuarterTables } from "./tables.ts";

/** A quarter the project works in, with its outline (GeoJSON, WGS 84). */
export interface Area {
  id: string;
  key: string;
  name: string;
  outline: Geometry;
  intro: LocalText;
}

/** The areas of the site that the transaction is set to, in their order. */
export async function areasOf(tx: Db): Promise<Area[]> {
  return tx
    .withTables<QuarterTables>()
    .selectFrom("quarter.area")
    .select(["id", "key", "name", "outline", "intro"])
    .orderBy("position")
    .orderBy("name")
    .execute();
}

/** An area as it is given; one that is there already keeps its introduction where none comes along. */
export type GivenArea = Omit<Area, "id" | "intro"> & Partial<Pick<Area, "intro">>;

/** Adds the areas, or renews those whose key is there already (their id stays). */
export async function saveAreas(tx: Db, siteId: string, areas: GivenArea[]): Promise<void> {
  for (const [position, area] of areas.entries()) {
    const values = {
      name: area.name,
      outline: JSON.stringify(area.outline),
      ...(area.intro && { intro: JSON.stringify(area.intro) }),
      position,
    };
    await tx
      .withTables<QuarterTables>()
      .insertInto("quarter.area")
      .values({ site_id: siteId, id: newId(), key: area.key, intro: "{}", ...values })
      .onConflict((conflict) => conflict.columns(["site_id", "key"]).doUpdateSet(values))
      .execute();
  }
}
