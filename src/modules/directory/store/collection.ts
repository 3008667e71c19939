import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Site } from "../../quarter/index.ts";
import { attributionOf, licenceOf } from "../rules/open-data/source-notes.ts";
import type { Collection } from "../rules/open-data/write-format.ts";

/** What stands once above the records of a site. */
export async function collectionOf(tx: Db, site: Site, lang: string): Promise<Collection> {
  const { rows } = await sql<{ licence: string | null; attribution: string | null }>`
    select distinct licence, attribution from directory.source where site_id = ${site.id} and licence is not null
    order by 1, 2
  `.execute(tx);
  return {
    site: { key: site.key, name: site.name },
    lang,
    licence: licenceOf(rows),
    attribution: attributionOf(rows),
  };
}

/** What changes whenever the published directory of a site does: how many entries it has and when one changed last. */
export async function directoryVersion(tx: Db, siteId: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select count(*) || ' ' || coalesce(max(changed_at)::text, '') || ' ' ||
      (select count(*) from directory.source where site_id = ${siteId}) as version
    from directory.listing where site_id = ${siteId}
  `.execute(tx);
  return rows[0]?.version ?? "";
}
