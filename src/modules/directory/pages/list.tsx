import { EmptyState } from "../../../kernel/ui/content/empty-state.tsx";
import { Notice } from "../../../kernel/ui/content/notice.tsx";
import { Chips } from "../../../kernel/ui/controls/chips.tsx";
import { Pagination } from "../../../kernel/ui/controls/pagination.tsx";
import { SearchForm } from "../../../kernel/ui/controls/search-form.tsx";
import { Icon } from "../../../kernel/ui/icons/icon.tsx";
import type { Answer, PageAnswer } from "../../../kernel/web/answer.ts";
import { mapCredits, pictureAround, TownMap } from "../../places/index.ts";
import { type SiteContext, showsOpenStreetMap } from "../../quarter/index.ts";
import { hasWords } from "../rules/search/fold.ts";
import { misreadOf } from "../rules/search/misread.ts";
import { isPlain, type Question } from "../rules/search/question.ts";
import { hasMoreWords, questionWords } from "../store/search/vocabulary.ts";
import { proposalTexts } from "../texts/proposals/texts.ts";
import { directoryTexts } from "../texts/texts.ts";
import {
  feedAddress,
  formAddress,
  listAddress,
  mapAddress,
  mapPartAddress,
  plainListAddress,
  queryOf,
  questionValues,
  suggestionsAddress,
} from "./addresses.ts";
import { embedAddress } from "./embed/embed-address.ts";
import { waysOut } from "./empty/ways-out.ts";
import { feedTitle } from "./feed/business-feed.ts";
import { find, pageSize, radiusCounts, viewOf } from "./find.ts";
import { HitCard, hitName } from "./hit-card.tsx";
import { activeFilters, ListFilters } from "./list-filters.tsx";
import { allValuesPage } from "./more/all-values.tsx";
import { leadNear } from "./near/lead-near.ts";
import { AddressNotice, atAddress, findAddress } from "./near/near-address.tsx";
import { placeWords } from "./near/place-words.ts";
import { newBusinessAddress } from "./proposals/addresses.ts";
import { listHead } from "./question/list-head.ts";
import { readQuestion } from "./question/read-question.ts";

/** What of a long text is searched for. */
const searchedFor = (text: string): string =>
  hasMoreWords(text)
    ? questionWords(text)
        .map(({ spelling }) => spelling)
        .join(" ")
    : text;

/** The list of businesses for the question in the address. */
export async function listPage(context: SiteContext): Promise<Answer> {
  const asked = readQuestion(context);
  return (await leadNear(context, asked)) ?? drawList(context, asked);
}

/** The map of the same question, with its list beside it. */
export async function mapPage(context: SiteContext): Promise<Answer> {
  const asked: Question = { ...readQuestion(context), ansicht: "karte" };
  return (await leadNear(context, asked)) ?? drawList(context, asked);
}

/**
 * The same for a question that the path has put, such as a category's.
 *
 * @param isOwnPage the question has an address of its own beside that of the list
 */
export async function drawList(
  context: SiteContext,
  question: Question,
  isOwnPage = false,
): Promise<PageAnswer> {
  const { locale, site } = context;
  const say = directoryTexts(locale);
  const near = await findAddress(context, question);
  const asked = atAddress(question, near);
  const [found, place, credits] = await Promise.all([
    find(context, asked),
    placeWords(context, asked, near),
    mapCredits(context),
  ]);
  const { hits, total, counts, corrections, leftOut } = found;
  if (asked.alle) return allValuesPage(context, asked, asked.alle, counts);
  const worded = hasWords(asked.q);
  const { title, heading } = listHead(context, asked, total, place);
  const onMap = asked.ansicht === "karte";
  const misread = misreadOf(Object.fromEntries(context.url.searchParams), asked);
  const notices = [
    ...(misread.moment ? [say("list.notCovered")] : []),
    ...(misread.text || hasMoreWords(asked.q) ? [say("list.cut", { text: searchedFor(asked.q) })] : []),
    ...(leftOut.length > 0 ? [say("list.leftOut", { words: leftOut.join(" ") })] : []),
    ...corrections.map(({ from, to }) => say("list.corrected", { from, to })),
  ];
  const chips = activeFilters(context, asked, { place });
  const within = await radiusCounts(context, asked, found);
  const pages = Math.ceil(total / pageSize);
  const first = (asked.seite - 1) * pageSize;
  const { q: _, seite: __, ...hidden } = questionValues(asked);
  const ways = hits.length === 0 ? await waysOut(context, asked) : [];
  const picture = pictureAround(hits, site.box);
  const view = asked.ausschnitt ?? (onMap ? await viewOf(context, asked) : undefined) ?? picture.box;
  const { ausschnitt: ___, ...anywhere } = asked;
  const sorts = [
    { label: say("sort.name"), value: "name" },
    { label: say("sort.new"), value: "new" },
    ...(asked.ort ? [{ label: say("sort.distance"), value: "distance" }] : []),
  ];
  return {
    kind: "page",
    title: onMap ? say("map.title", { title }) : title,
    description: say("list.description", { site: site.name }),
    noIndex: !isPlain(asked) && !isOwnPage,
    query: queryOf(context, isOwnPage ? { ...asked, kategorie: "" } : asked),
    osm: await showsOpenStreetMap(context),
    feeds: [{ title: feedTitle(context, asked), href: feedAddress(context, asked) }],
    islands: ["finder"],
    body: (
      <div class={`wrap finder${onMap ? " finder--map" : ""}`}>
        <div class="finder-head">
          <h1>{heading}</h1>
          <SearchForm
            action={formAddress(context, asked)}
            value={asked.q}
            label={say("search.label")}
            hideLabel
            placeholder={say("search.placeholder")}
            button={say("search.button")}
            hidden={hidden}
            suggestions={suggestionsAddress(context)}
          />
          <div class="row">
            {!worded && (
              <span class="muted">
                {say(isPlain(asked) ? "list.lead" : "list.results", { count: total })}
              </span>
            )}
            {chips.length > 0 && <Chips label={say("filter.active")} chips={chips} />}
            <near-me
              hidden
              data-label={say("near.button")}
              data-wait={say("near.wait")}
              data-failed={say("near.failed")}
              data-param="ort"
              data-href={listAddress(context, asked, { ort: undefined, bei: undefined })}
            ></near-me>
            {total > 0 && (
              <a
                class="chip no-print"
                href={onMap ? plainListAddress(context, asked) : mapAddress(context, asked)}
                rel="nofollow"
              >
                <Icon name={onMap ? "menu" : "pin"} />
                {say(onMap ? "view.list" : "view.map")}
              </a>
            )}
          </div>
          {near && <AddressNotice context={context} asked={asked} near={near} />}
          {notices.length > 0 && <Notice>{notices.join(" ")}</Notice>}
        </div>
        {total > 0 && <ListFilters context={context} asked={asked} counts={counts} within={within} />}
        <div class="finder-list">
          {hits.length > 0 ? (
            <>
              {!worded && (
                <p class="row sorts">
                  <span class="muted">{say("sort.label")}:</span>
                  {sorts.map(({ label, value }) => {
                    const current = (asked.sortierung ?? (asked.ort ? "distance" : "name")) === value;
                    return (
                      <a
                        href={listAddress(context, asked, { sortierung: value })}
                        rel="nofollow"
                        aria-current={current ? "true" : undefined}
                      >
                        {label}
                      </a>
                    );
                  })}
                </p>
              )}
              <ol class="cards" start={first + 1}>
                {hits.map((hit, index) => (
                  <li id={`b${first + index + 1}`}>
                    <HitCard context={context} hit={hit} pin={first + index + 1} heading="h2" />
                  </li>
                ))}
              </ol>
              <Pagination
                page={asked.seite}
                pages={pages}
                href={(page) => listAddress(context, asked, { seite: page > 1 ? String(page) : undefined })}
                label={say("pages")}
                previous={say("previous")}
                next={say("next")}
                pageLabel={(page) => say("page", { page })}
              />
              <p class="muted small no-print">
                <a href={embedAddress(context, asked)} rel="nofollow">
                  {say("embed.link")}
                </a>
              </p>
            </>
          ) : (
            <EmptyState
              title={total > 0 ? say("page.tooFar") : isPlain(asked) ? say("none.title") : say("empty.title")}
              text={total > 0 ? "" : isPlain(asked) ? say("none.text") : say("empty.text")}
            >
              <Chips chips={ways} />
            </EmptyState>
          )}
          <p class="no-print">
            <a href={newBusinessAddress(context)} rel="nofollow">
              {proposalTexts(locale)("new.link")}
            </a>
          </p>
        </div>
        {(hits.length > 0 || onMap || asked.ausschnitt) && (
          <div class="finder-map">
            <TownMap
              context={context}
              credits={credits}
              picture={picture}
              label={say("list.map")}
              view={view}
              points={mapPartAddress(context, "punkte", asked)}
              hits={mapPartAddress(context, "treffer", anywhere)}
              search={{
                address: listAddress(context, anywhere, { seite: undefined }),
                parameter: "ausschnitt",
              }}
              start={onMap || asked.ausschnitt ? "now" : "tap"}
              pins={hits.map((hit, index) => ({
                place: hit,
                href: `#b${first + index + 1}`,
                label: `${first + index + 1}: ${hitName(hit, locale)}`,
                number: first + index + 1,
              }))}
            />
          </div>
        )}
      </div>
    ),
  };
}
