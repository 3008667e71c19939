import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";
import { groupTerms, loadCategoryTerms } from "../../rules/categories/terms.ts";
import { categoryWords } from "../../rules/search/category-words.ts";
import { spelledWords } from "../../rules/search/fold.ts";
import { searchFunction } from "./004-facet-set.ts";

/**
 * All hits and their tier: the name, its beginning, its words, the category's name, its terms, the rest. Among equals
 * those come first whose category is called so, too: of the names with "pizza" the pizzerias.
 */
const hits = `select l.business_id, l.sort_name, l.changed_at, l.facet_set_id, directory.metres(l.place, p_near) as distance,
    case when p_exact is null or l.name_folded = p_exact then 0
      -- Each condition is tried once: with thousands of hits they are what a question costs.
      when v_named is not null and l.document @@ v_named then
        case when starts_with(l.name_folded, p_begins) then 2 when l.document @@ v_name then 4 else 6 end
      when starts_with(l.name_folded, p_begins) then 3
      when v_name is not null and l.document @@ v_name then 5
      when v_category is not null and l.document @@ v_category then 8 else 10 end as tier
  from directory.listing l where l.site_id = p_site
    and (p_radius is null or directory.metres(l.place, p_near) <= p_radius)
    and (v_open is null or l.hours_id = any (v_open))`;

/**
 * The vocabulary knows how surely a word means a category, in which languages it is said and how it is written; words
 * are also found in their other forms.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.word add spelling text, add languages text[] not null default '{}',
      add named text[] not null default '{}', add distant text[] not null default '{}';
    alter table directory.word no force row level security;
    alter table directory.listing no force row level security;
    alter table directory.facet_set no force row level security;
    delete from directory.word where not in_text;
    update directory.word set spelling = word, categories = '{}', partly = '{}';
    alter table directory.word alter spelling set not null;
  `.execute(db);
  await fill(db);
  // What an index has put off, every misspelt word would read through.
  await sql`select gin_clean_pending_list('directory.word_trigram')`.execute(db);
  await sql`analyze directory.word`.execute(db);
  await sql`
    alter table directory.word force row level security;
    alter table directory.listing force row level security;
    alter table directory.facet_set force row level security;

    drop function directory.expand_words(uuid, text[], boolean);
    create function directory.expand_words(
      p_site uuid, p_words text[], p_forms text[], p_form_of integer[], p_tolerance integer, p_language text)
    returns table (ord integer, kind text, word text, spelling text, named text[], categories text[], partly text[],
      distant text[], in_text boolean)
    language plpgsql stable as $$
    declare
      w text; i integer := 0; found_any boolean; allowed integer;
    begin
      -- Other forms of a word, and several words as one phrase: they are known or they are not.
      return query select f.ord, 'form', d.word, d.spelling, d.named, d.categories, d.partly, d.distant, d.in_text
        from unnest(p_forms, p_form_of) as f(form, ord) join directory.word d on d.site_id = p_site and d.word = f.form;
      foreach w in array p_words loop
        i := i + 1;
        if p_tolerance < 2 then
          -- Operators of text_pattern_ops: a prefix as a range of bytes, which needs no planning per word.
          return query select i, case when d.word = w then 'exact' else 'prefix' end, d.word, d.spelling, d.named,
              d.categories, d.partly, d.distant, d.in_text
            from directory.word d where d.site_id = p_site and d.word ~>=~ w and d.word ~<~ (w || chr(1114111))
              and (d.word = w or d.in_text or d.languages <> '{}')
            order by d.word <> w, length(d.word), d.word limit 60;
          found_any := found or exists (select from unnest(p_forms, p_form_of) as f(form, ord)
            join directory.word d on d.site_id = p_site and d.word = f.form where f.ord = i);
          if length(w) >= 4 then
            return query select i, 'infix', d.word, d.spelling, '{}'::text[], '{}'::text[], '{}'::text[], '{}'::text[], true
              from directory.word d where d.site_id = p_site and d.in_text and d.word like '%_' || w || '%'
              order by length(d.word), d.word limit 60;
            found_any := found_any or found;
          end if;
          -- A number with another digit is another number.
          if length(w) >= 4 and w !~ '[0-9]' and (p_tolerance = 1 or not found_any) then
            allowed := case when length(w) < 6 then 1 else 2 end;
            return query select i, 'fuzzy', f.word, f.spelling, f.named, f.categories, f.partly, '{}'::text[], f.in_text
              from (
                select c.*, min(c.far) over () as nearest from (
                  select d.*, levenshtein_less_equal(d.word, w, allowed) as far, similarity(d.word, w) as near
                  from directory.word d
                  where d.site_id = p_site and d.word % w and length(d.word) >= 4
                    and length(d.word) between length(w) - allowed and length(w) + allowed
                    and (d.in_text or d.languages <> '{}') and d.word !~ '[0-9 ]'
                ) c
                -- Two letters make another word, unless they have changed places or little else is left to differ.
                where c.far = 1 or c.far = 2 and allowed = 2 and (length(w) >= 8 or left(c.word, 1) = left(w, 1))
                  and (c.near >= 0.45 or array(select unnest(string_to_array(c.word, null)) order by 1)
                    = array(select unnest(string_to_array(w, null)) order by 1))
              ) f where f.far = f.nearest
              order by (f.in_text or p_language = any (f.languages)) desc, f.near desc, f.word limit 8;
          end if;
        elsif w !~ '[0-9]' then
          -- What is nearest at all, to be offered and not searched.
          return query select i, 'near', f.word, f.spelling, f.named, f.categories, f.partly, '{}'::text[], f.in_text
            from directory.word f
            where f.site_id = p_site and f.word % w and length(f.word) >= 4 and f.word !~ '[0-9 ]'
              and (f.in_text or p_language = any (f.languages))
            order by similarity(f.word, w) desc, f.word limit 4;
        end if;
      end loop;
    end $$;

    drop function directory.search(uuid, text, text, text, text, point, double precision, box, integer, integer, text,
      integer, integer, boolean, text[]);
    ${sql.raw(
      searchFunction(hits, {
        parameters: ", p_named_query text, p_begins text",
        declarations: "  v_named tsquery := p_named_query::tsquery;\n",
      }),
    )}
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "expand_words",
    parameters: "uuid, text[], text[], integer[], integer, text",
    reads: [["directory", "word"]],
  });
  await runAsSearchRole(db, {
    schema: "directory",
    name: "search",
    parameters:
      "uuid, text, text, text, text, point, double precision, box, integer, integer, text, integer, integer, boolean, text[], text, text",
    reads: [
      ["directory", "listing"],
      ["directory", "open_interval"],
      ["directory", "facet_set"],
    ],
  });
}

/** Brings what is already there to the new form: the vocabulary is made of the names, and letters around "&" are joined. */
async function fill(db: Db): Promise<void> {
  const { rows: sites } = await sql<{ id: string; categories: string[] }>`
    select site_id as id, array_agg(distinct substr(f, 3)) as categories from directory.facet_set s, unnest(s.facets) f
    where f like 'c:%' group by 1`.execute(db);
  for (const { id, categories } of sites) {
    const words = JSON.stringify(categoryWords([...loadCategoryTerms(categories), ...groupTerms()]));
    await sql`
      insert into directory.word (site_id, word, spelling, languages, named, categories, partly, distant)
      select ${id}, r.word, r.spelling, r.languages, r.named, r.categories, r.partly, r.distant
      from jsonb_to_recordset(${words}::jsonb) as r(word text, spelling text, languages text[], named text[],
        categories text[], partly text[], distant text[])
      on conflict (site_id, word) do update set spelling = excluded.spelling, languages = excluded.languages,
        named = excluded.named, categories = excluded.categories, partly = excluded.partly, distant = excluded.distant
    `.execute(db);
    await fillFromEntries(db, id);
  }
}

async function fillFromEntries(db: Db, siteId: string): Promise<void> {
  const { rows } = await sql<{ id: string; name: string; street: string | null }>`
    select business_id as id, name, street from directory.listing where site_id = ${siteId}`.execute(db);
  const spellings = new Map<string, string>();
  const joined: { id: string; folded: string; document: string }[] = [];
  for (const { id, name, street } of rows) {
    const found = spelledWords(name);
    for (const { word, spelling } of [...spelledWords(street ?? ""), ...found]) spellings.set(word, spelling);
    if (/[&+.]/.test(name))
      joined.push({
        id,
        folded: found.map(({ word }) => word).join(" "),
        document: found.map(({ word }) => `'${word}':1A`).join(" "),
      });
  }
  const list = JSON.stringify([...spellings].map(([word, spelling]) => ({ word, spelling })));
  await sql`
    insert into directory.word as w (site_id, word, spelling, in_text)
    select ${siteId}, r.word, r.spelling, true from jsonb_to_recordset(${list}::jsonb) as r(word text, spelling text)
    on conflict (site_id, word) do update set spelling = excluded.spelling, in_text = true`.execute(db);
  await sql`
    update directory.listing l set name_folded = r.folded, sort_name = coalesce(nullif(r.folded, ''), l.sort_name),
      document = l.document || r.document::tsvector
    from jsonb_to_recordset(${JSON.stringify(joined)}::jsonb) as r(id uuid, folded text, document text)
    where l.site_id = ${siteId} and l.business_id = r.id`.execute(db);
}
