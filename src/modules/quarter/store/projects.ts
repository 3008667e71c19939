import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { ProjectProfile } from "../rules/project.ts";
import type { QuarterTables } from "./tables.ts";

const orNull = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));

/** The project of the site that the transaction is set to, or undefined where none is described. */
export async function projectOf(tx: Db): Promise<ProjectProfile | undefined> {
  const tables = tx.withTables<QuarterTables>();
  const row = await tables
    .selectFrom("quarter.project")
    .selectAll()
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const partners = await tables
    .selectFrom("quarter.partner")
    .select(["name", "role"])
    .where("project_id", "=", row.id)
    .orderBy("position")
    .execute();
  const parts = await tables
    .selectFrom("quarter.funding_part")
    .select(["name", "amount_cents"])
    .where("project_id", "=", row.id)
    .orderBy("position")
    .execute();
  return {
    title: row.title,
    programme: row.programme,
    round: row.round,
    region: row.region,
    from: row.starts_on,
    to: row.ends_on,
    fields: row.fields,
    targetGroups: row.target_groups,
    goals: row.goals,
    activities: row.activities,
    partners,
    funding:
      row.funding_total_cents === null
        ? null
        : {
            total_cents: Number(row.funding_total_cents),
            approximate: row.funding_approximate,
            note: row.funding_note,
            parts: parts.map((part) => ({ name: part.name, amount_cents: Number(part.amount_cents) })),
          },
  };
}

/** Describes the project of a site anew. */
export async function saveProject(tx: Db, siteId: string, project: ProjectProfile): Promise<void> {
  const tables = tx.withTables<QuarterTables>();
  await tables.deleteFrom("quarter.project").where("site_id", "=", siteId).execute();
  const id = newId();
  await tables
    .insertInto("quarter.project")
    .values({
      site_id: siteId,
      id,
      title: project.title,
      programme: orNull(project.programme),
      round: project.round ?? null,
      region: orNull(project.region),
      starts_on: project.from ?? null,
      ends_on: project.to ?? null,
      fields: JSON.stringify(project.fields),
      target_groups: JSON.stringify(project.targetGroups),
      goals: JSON.stringify(project.goals),
      activities: JSON.stringify(project.activities),
      funding_total_cents: project.funding?.total_cents ?? null,
      funding_note: orNull(project.funding?.note),
      funding_approximate: project.funding?.approximate ?? false,
    })
    .execute();
  const partners = project.partners.map((partner, position) => ({
    site_id: siteId,
    project_id: id,
    position,
    name: JSON.stringify(partner.name),
    role: partner.role,
  }));
  if (partners.length) await tables.insertInto("quarter.partner").values(partners).execute();
  const parts = (project.funding?.parts ?? []).map((part, position) => ({
    site_id: siteId,
    project_id: id,
    position,
    name: JSON.stringify(part.name),
    amount_cents: part.amount_cents,
  }));
  if (parts.length) await tables.insertInto("quarter.funding_part").values(parts).execute();
}
