import { raw } from "hono/html";
import { type Answer, data } from "../../../kernel/web/answer.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { directoryTexts } from "../texts/texts.ts";
import { plainListAddress } from "./addresses.ts";
import { find } from "./find.ts";
import { HitCard } from "./hit-card.tsx";
import { readQuestion } from "./question/read-question.ts";

/** Who stands at the same door: more than these are in the list. */
const most = 8;

/**
 * The cards of what stands where a pin was pressed: a piece of a page, for the panel on the map. The question is that of
 * the list, held to a small part of the map.
 */
export async function mapHits(context: SiteContext): Promise<Answer> {
  const say = directoryTexts(context.locale);
  const asked = readQuestion(context);
  if (!asked.ausschnitt) return { kind: "refusal", status: 400 };
  const { hits, total } = await find(context, { ...asked, seite: 1 });
  const piece = (
    <>
      <ul class="cards">
        {hits.slice(0, most).map((hit) => (
          <li>
            <HitCard context={context} hit={hit} heading="h3" />
          </li>
        ))}
      </ul>
      {total > most && (
        <p>
          <a href={plainListAddress(context, asked)}>{say("map.all", { count: total })}</a>
        </p>
      )}
      {total === 0 && <p>{say("empty.title")}</p>}
    </>
  );
  const html = await raw(String(piece));
  return data("text/html; charset=utf-8", String(html), { headers: { "X-Robots-Tag": "noindex" } });
}
