import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/** What a list shows of an entry, as JSON. `p` is the row of the page. */
export const items = `(select jsonb_agg(jsonb_build_object('id', l.business_id, 'shortId', l.short_id, 'slug', l.slug,
    'kind', l.kind, 'name', l.name, 'category', l.category, 'street', l.street, 'area', l.area, 'lon', l.place[0],
    'lat', l.place[1], 'card', l.card, 'distance', p.distance,
    'openUntil', (select max(o.closes) from directory.open_interval o where o.site_id = p_site
      and o.hours_id = l.hours_id and o.opens <= p_now and o.opens > p_now - 1440 and o.closes > p_now),
    'opensNext', (select min(o.opens) from directory.open_interval o where o.site_id = p_site
      and o.hours_id = l.hours_id and o.opens > p_now)) order by p.n)
  from page p join directory.listing l on l.site_id = p_site and l.business_id = p.business_id)`;

/** All hits, with what they are ordered and counted by; ways into the data are added as conditions. */
const hits = `select l.business_id, l.sort_name, l.changed_at, l.facets, directory.metres(l.place, p_near) as distance,
    case when p_exact is null or l.name_folded = p_exact then 0 when starts_with(l.name_folded, p_exact) then 1
      when v_name is not null and l.document @@ v_name then 2
      when v_category is not null and l.document @@ v_category then 3 else 4 end as tier
  from directory.listing l where l.site_id = p_site
    and (p_radius is null or directory.metres(l.place, p_near) <= p_radius)
    and (v_open is null or l.hours_id = any (v_open))`;

/** The statement that counts the hits and draws one page of them. */
const answer = (found: string) => `
  with hit as materialized (${found}),
  page as (select h.business_id, h.distance, row_number() over () as n from (
    select hit.* from hit order by
      case when p_order = 'rank' then hit.tier end,
      case when p_order in ('rank', 'distance') then hit.distance end nulls last,
      case when p_order = 'new' then hit.changed_at end desc,
      hit.sort_name, hit.business_id
    limit p_limit offset p_offset) h)
  select (select count(*) from hit),
    case when p_counts then (select jsonb_object_agg(c.f, c.n) from (
      select f, count(*) as n from hit, unnest(hit.facets) f group by f) c) end,
    ${items}
  into total, counts, items;`;

/** The statement for a page of the whole list. */
export const plain = (order: string) => `
  with page as (select s.business_id, null::double precision as distance, row_number() over (order by ${order}) as n
    from directory.listing s where s.site_id = p_site order by ${order} limit p_limit offset p_offset)
  select ${items} into items;`;

/**
 * Public search. Under a policy PostgreSQL does not use indexes for operators that are not leakproof (`@@`, `<@`, `%`),
 * so these functions belong to the search role, which has a policy of its own, and take the site as their first word.
 * Their statements are fixed, one per way into the data, so that they are planned once per connection: planning costs
 * more than most questions do.
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
        -- Operators of text_pattern_ops: a prefix as a range of bytes, which needs no planning per word.
        return query select i, case when d.word = w then 'exact' else 'prefix' end, d.word, d.categories, d.partly, d.in_text
          from directory.word d where d.site_id = p_site and d.word ~>=~ w and d.word ~<~ (w || chr(1114111))
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
            select d.word, d.categories, d.partly, d.in_text,
              levenshtein_less_equal(d.word, w, allowed) as far, similarity(d.word, w) as near
            from directory.word d
            where d.site_id = p_site and d.word % w and length(d.word) between length(w) - allowed and length(w) + allowed
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
      v_query tsquery := p_query::tsquery;
      v_name tsquery := p_name_query::tsquery;
      v_category tsquery := p_category_query::tsquery;
      v_open integer[];
    begin
      if p_open is not null then
        select coalesce(array_agg(distinct o.hours_id), '{}') into v_open from directory.open_interval o
        where o.site_id = p_site and o.opens <= p_open and o.opens > p_open - 1440 and o.closes > p_open;
      end if;
      if v_query is not null then
        ${sql.raw(answer(`${hits} and l.document @@ v_query and (p_box is null or l.place <@ p_box)`))}
      elsif p_box is not null then
        ${sql.raw(answer(`${hits} and l.place <@ p_box`))}
      elsif v_open is not null or p_counts or p_order = 'distance' then
        ${sql.raw(answer(hits))}
      elsif p_order = 'new' then
        -- The plain list, page by page: in the order of an index.
        ${sql.raw(plain("s.changed_at desc, s.business_id"))}
      else
        ${sql.raw(plain("s.sort_name, s.business_id"))}
      end if;
      return next;
    end $$;

    -- Metres on a locally flat earth: off by less than a thousandth within 50 km.
    create function directory.metres(a point, b point) returns double precision language sql immutable parallel safe
      return sqrt(power((a[0] - b[0]) * cosd(b[1]) * 111320, 2) + power((a[1] - b[1]) * 110574, 2));
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
  await sql`
    grant execute on function directory.metres(point, point) to public;
  `.execute(db);
}
