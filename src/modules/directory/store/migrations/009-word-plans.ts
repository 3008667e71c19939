import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/**
 * Puts the function that looks up the words of a question in place of its earlier form.
 *
 * @param near statements that offer what is nearest to the word `w` at all, where it is not searched
 */
export async function putExpandWords(db: Db, near: string): Promise<void> {
  await sql`
    drop function directory.expand_words(uuid, text[], text[], integer[], integer, text);
    create function directory.expand_words(
      p_site uuid, p_words text[], p_forms text[], p_form_of integer[], p_tolerance integer, p_language text)
    returns table (ord integer, kind text, word text, spelling text, named text[], categories text[], partly text[],
      distant text[], in_text boolean)
    language plpgsql stable set plan_cache_mode = force_generic_plan as $$
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
              from directory.word d
              where (d.site_id = p_site) is true and d.in_text and d.word like '%_' || w || '%'
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
                  where (d.site_id = p_site) is true and d.word % w and length(d.word) >= 4
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
          ${sql.raw(near.trim())}
        end if;
      end loop;
    end $$;
  `.execute(db);
  await runAsSearchRole(db, {
    schema: "directory",
    name: "expand_words",
    parameters: "uuid, text[], text[], integer[], integer, text",
    reads: [["directory", "word"]],
  });
}

const near = `
          return query select i, 'near', f.word, f.spelling, f.named, f.categories, f.partly, '{}'::text[], f.in_text
            from directory.word f
            where (f.site_id = p_site) is true and f.word % w and length(f.word) >= 4 and f.word !~ '[0-9 ]'
              and (f.in_text or p_language = any (f.languages))
            order by similarity(f.word, w) desc, f.word limit 4;
`;

/**
 * The trigrams of a word lead to few rows. Where the site stands beside them as a plain condition, its index is read as
 * well, from end to end and for each word: most of what a question cost. And what is asked is the same each time, so one
 * plan does for all words.
 */
export const up = (db: Db): Promise<void> => putExpandWords(db, near);
