import { type Migration, sql } from "kysely";
import { protectTable } from "../row-level-security.ts";

/** A table of notes, each of a site, for tests of what every table does. */
export const noteMigrations: Record<string, Migration> = {
  "0001_note": {
    async up(db) {
      await sql`create table sample.note (site_id uuid not null, id uuid not null, body text not null, primary key (site_id, id))`.execute(
        db,
      );
      await protectTable("sample", "note").execute(db);
    },
  },
};

export type NoteTables = { "sample.note": { site_id: string; id: string; body: string } };
