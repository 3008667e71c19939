import { isolated } from "../../../../kernel/i18n/isolated.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { hasWords } from "../../rules/search/fold.ts";
import type { Question } from "../../rules/search/question.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { activeFilters, filterLabel } from "../list-filters.tsx";

/** What stands over the list and in the title of its page. */
export interface ListHead {
  title: string;
  heading: string;
}

/** So many letters a title may have before search engines and tabs cut it, and a heading before it takes up a phone. */
const longest = { title: 65, heading: 90 };

/** "Friseur in Hochfeld": what is shown, and where, as far as a name for it is asked for; with the filters left over. */
function shown(context: SiteContext, asked: Question): { what: string; others: Question } {
  const say = directoryTexts(context.locale);
  const { kategorie, gruppe, gebiet, art, ...rest } = asked;
  const others: Question = { ...rest, kategorie: "", gruppe: "", gebiet: "" };
  const site = gebiet ? filterLabel(context, "gebiet", gebiet) : context.site.name;
  // A category says of which group it is.
  if (kategorie)
    return {
      what: say("category.title", { category: filterLabel(context, "kategorie", kategorie), site }),
      others: { ...others, ...(art && { art }) },
    };
  if (gruppe)
    return {
      what: say("category.title", { category: filterLabel(context, "gruppe", gruppe), site }),
      others: { ...others, ...(art && { art }) },
    };
  if (art)
    return { what: say("category.title", { category: filterLabel(context, "art", art), site }), others };
  return { what: gebiet ? say("list.areaTitle", { area: site }) : say("list.title", { site }), others };
}

/** As many of the filters behind the text as there is room for; the list names them all below it. */
function withFilters(text: string, labels: readonly string[], limit: number, comma: string): string {
  let line = text;
  for (const [index, label] of labels.entries()) {
    const next = `${line}${index === 0 ? ": " : comma}${label}`;
    if (next.length > limit) return index === 0 ? line : `${line} …`;
    line = next;
  }
  return line;
}

/**
 * Says what a list shows: "Friseur in Hochfeld: Türkisch, Jetzt geöffnet". Words that were typed go before; the filters
 * stand behind them, too.
 *
 * @param place what lies at the place that is looked around
 */
export function listHead(
  context: SiteContext,
  asked: Question,
  total: number,
  place: string | undefined,
): ListHead {
  const say = directoryTexts(context.locale);
  const page = asked.seite > 1 ? ` – ${say("page", { page: asked.seite })}` : "";
  const comma = context.locale === "ar" ? "، " : ", ";
  const order = asked.sortierung ? ` – ${say(`sort.${asked.sortierung}`)}` : "";
  const worded = hasWords(asked.q);
  const { what, others } = worded ? { what: "", others: asked } : shown(context, asked);
  const labels = activeFilters(context, others, { place }).map(({ label }) =>
    isolated(label, context.locale),
  );
  const text = isolated(asked.q, context.locale);
  const [title, heading] = worded
    ? [say("list.search", { text }), say("list.resultsFor", { count: total, text })]
    : [what, what];
  return {
    title: withFilters(title, labels, longest.title, comma) + order + page,
    heading: withFilters(heading, labels, longest.heading, comma),
  };
}
