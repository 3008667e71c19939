import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/**
 * Public search. Under a policy PostgreSQL does not use indexes for operators that are not leakproof (`@@`, `<@`, `%`),
 * so these functions belong to the search role, which has a policy of its own, and take the site as their first word.
 * The text of the query is put together from fixed pieces only, so that the planner sees which filters there are.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create function directory.expand_words(p_site uuid, p_words text[], p_fuzzy boolean)
    returns table (ord integer, kind text, word text, categories text[], partly text[], in_text boolean)
    language plpgsql stable as $$
    declare
      w text; i integer := 0; found_any boolean; allowed integer;
    begin
      foreach w in array p_words loop
        i := i + 1;
        return query select i, case when d.word = w then 'exact' else 'prefix' end, d.word, d.categories, d.partly, d.in_text
          from directory.word d where d.site_id = p_site and d.word like w || '%'
          order by d.word <> w, length(d.word), d.word limit 60;
        found_any := found;
        if length(w) >= 4 then
          return query select i, 'infix', d.word, '{}'::text[], '{}'::text[], true
            from directory.word d where d.site_id = p_site and d.in_text and d.word like '%_' || w || '%'
            order by length(d.word), d.word limit 60;
          found_any := found_any or found;
        end if;
        if length(w) >= 4 and (p_fuzzy or not found_any) then
          allowed := case when length(w) < 6 then 1 else 2 end;
          return query select i, 'fuzzy', f.word, f.categories, f.partly, f.in_text from (
            select d.word, d.categories, d.partly, d.in_text, levenshtein_less_equal(d.word, w, allowed) as far, similarity(d.word, w) as near
            from directory.word d where d.site_id = p_site and d.word % w and length(d.word) between length(w) - allowed and length(w) + allowed
          ) f where f.far between 1 and allowed order by f.far, f.near desc, f.word limit 8;
        end if;
      end loop;
    end $$;

    create function directory.search(
      p_site uuid, p_query text, p_name_query text, p_category_query text, p_exact text,
      p_near point, p_radius double precision, p_box box, p_open integer, p_now integer,
      p_order text, p_limit integer, p_offset integer, p_counts boolean)
    returns table (total bigint, counts jsonb, items jsonb)
    language plpgsql stable as $$
    declare
      tier text := '0'; distance text := 'null::double precision'; condition text := 'l.site_id = $1';
      ordering text; hits text; item text;
    begin
      if p_query is not null then
        condition := condition || ' and l.document @@ $2::tsquery';
      end if;
      if p_exact is not null then
        tier := 'case when l.name_folded = $5 then 0 when starts_with(l.name_folded, $5) then 1'
          || case when p_name_query is null then '' else ' when l.document @@ $3::tsquery then 2' end
          || case when p_category_query is null then '' else ' when l.document @@ $4::tsquery then 3' end
          || ' else 4 end';
      end if;
      if p_near is not null then
        -- Metres on a locally flat earth: off by less than a thousandth within 50 km.
        distance := 'sqrt(power((l.place[0] - $6[0]) * cosd($6[1]) * 111320, 2) + power((l.place[1] - $6[1]) * 110574, 2))';
      end if;
      if p_box is not null then condition := condition || ' and l.place <@ $8'; end if;
      if p_near is not null and p_radius is not null then condition := condition || ' and ' || distance || ' <= $7'; end if;
      if p_open is not null then
        condition := condition || ' and exists (select from directory.open_interval o where o.site_id = $1'
          || ' and o.hours_id = l.hours_id and o.opens <= $9 and o.opens > $9 - 1440 and o.closes > $9)';
      end if;
      ordering := case p_order
        when 'new' then 'changed_at desc, business_id'
        when 'distance' then 'distance, sort_name, business_id'
        else case when p_exact is null then 'sort_name, business_id' else 'tier, distance nulls last, sort_name, business_id' end end;
      hits := 'select l.business_id, l.sort_name, l.changed_at, l.facets, ' || tier || ' as tier, ' || distance
        || ' as distance from directory.listing l where ' || condition;
      item := 'select jsonb_agg(jsonb_build_object(''id'', l.business_id, ''shortId'', l.short_id, ''slug'', l.slug, ''kind'', l.kind,'
        || ' ''name'', l.name, ''category'', l.category, ''street'', l.street, ''area'', l.area, ''lon'', l.place[0], ''lat'', l.place[1],'
        || ' ''card'', l.card, ''distance'', p.distance,'
        || ' ''openUntil'', (select max(o.closes) from directory.open_interval o where o.site_id = $1 and o.hours_id = l.hours_id'
        || '   and o.opens <= $10 and o.opens > $10 - 1440 and o.closes > $10),'
        || ' ''opensNext'', (select min(o.opens) from directory.open_interval o where o.site_id = $1 and o.hours_id = l.hours_id and o.opens > $10)'
        || ' ) order by p.n) from (select *, row_number() over () as n from (select * from HITS order by ' || ordering
        || ' limit $11 offset $12) s) p join directory.listing l on l.site_id = $1 and l.business_id = p.business_id';
      if p_counts then
        return query execute 'with hit as materialized (' || hits || ') select (select count(*) from hit),'
          || ' (select jsonb_object_agg(f, n) from (select f, count(*) as n from hit, unnest(hit.facets) f group by f) c),'
          || ' (' || replace(item, 'HITS', 'hit') || ')'
          using p_site, p_query, p_name_query, p_category_query, p_exact, p_near, p_radius, p_box, p_open, p_now, p_limit, p_offset;
      else
        return query execute 'select null::bigint, null::jsonb, (' || replace(item, 'HITS', '(' || hits || ') h') || ')'
          using p_site, p_query, p_name_query, p_category_query, p_exact, p_near, p_radius, p_box, p_open, p_now, p_limit, p_offset;
      end if;
    end $$;
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "expand_words",
    parameters: "uuid, text[], boolean",
    reads: [["directory", "word"]],
  });
  await runAsSearchRole(db, {
    schema: "directory",
    name: "search",
    parameters:
      "uuid, text, text, text, text, point, double precision, box, integer, integer, text, integer, integer, boolean",
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
    ],
  });
}
