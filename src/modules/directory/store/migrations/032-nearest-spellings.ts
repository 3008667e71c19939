// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { putExpandWords } from "./009-word-plans.ts";

const near = `
          allowed := case when length(w) < 6 then 1 else 2 end;
          return query select i, 'near', d.word, d.spelling, d.named, d.categories, d.partly, '{}'::text[], d.in_text
            from directory.word d
            where d.site_id = p_site and length(d.word) >= 4 and d.word !~ '[0-9 ]'
              and (d.in_text or p_language = any (d.languages)) and d.word in (
                select t.word from directory.word t where (t.site_id = p_site) is true and t.word % w
                union
                -- Only words about as long may be measured: it has a limit, and costs.
                select t.word from directory.word t where t.site_id = p_site and cardinality(p_words) <= 3
                  and case when length(t.word) between length(w) - allowed and length(w) + allowed
                    then levenshtein_less_equal(t.word, w, allowed) <= allowed else false end)
            order by levenshtein_less_equal(left(d.word, 60), left(w, 60), allowed), similarity(d.word, w) desc, d.word
            limit 4;
`;

/**
 * What is nearest is offered by the letters that differ: two wrong ones in the middle of a word leave too few trigrams of it.
 * That reads all words of the site, which only a question of a few words that found nothing asks for: 30 ms for each of them among
 * 60,000.
 */
export const up = (db: Db): Promise<void> => putExpandWords(db, near);
