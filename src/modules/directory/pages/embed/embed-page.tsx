import type { FC } from "hono/jsx";
import * as z from "zod";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { type Locale, localeFacts, localeOfPath, locales } from "../../../../kernel/i18n/locales.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Breadcrumbs } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { frameSnippet } from "../../../../kernel/ui/frame-snippet.ts";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import { type SiteContext, siteAddress, startAddress } from "../../../quarter/index.ts";
import { categoryName } from "../../rules/categories/names.ts";
import type { Question } from "../../rules/search/question.ts";
import { collectionOf } from "../../store/collection.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { listAddress } from "../addresses.ts";
import { facetCounts } from "../find.ts";
import { narrowedTo, readQuestion } from "../question/read-question.ts";
import { frameAddress, frameViews } from "./embed-address.ts";
import { frameTitle } from "./framed.tsx";
import { OpenData } from "./open-data.tsx";

/** What may be chosen, besides what the list is narrowed to; what makes no sense gives way to the usual. */
const choiceSchema = z.object({
  ansicht: z.enum(frameViews).catch("liste"),
  sprache: z.string().optional().catch(undefined),
  hoehe: wholeInAddress(200, 2000).catch(600),
});

/** The parameters of the page, besides those of the list. */
export const choiceParameters = Object.keys(choiceSchema.shape);

interface Option {
  value: string;
  label: string;
  lang?: Locale;
}

const Select: FC<{ id: string; label: string; options: Option[]; value: string }> = (props) => (
  <p>
    <label for={props.id}>{props.label}</label>
    <select class="field-input" id={props.id} name={props.id}>
      {props.options.map(({ value, label, lang }) => (
        <option value={value} lang={lang} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </p>
);

/** The categories that occur, by name. */
async function categoryOptions(context: SiteContext): Promise<Option[]> {
  const { locale } = context;
  const { counts } = await facetCounts(context, []);
  return Object.keys(counts)
    .filter((name) => name.startsWith("c:"))
    .map((name) => ({ value: name.slice(2), label: categoryName(name.slice(2), locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, localeFacts[locale].intl));
}

/** `/duisburg/de/einbetten`: writes the snippet with which another website shows the list or the map; and the open data. */
export async function embedPage(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale, url } = context;
  const say = directoryTexts(locale);
  const choice = choiceSchema.parse(Object.fromEntries(url.searchParams));
  const asked: Question = narrowedTo({ ...readQuestion(context), gruppe: "" });
  const chosen = localeOfPath(choice.sprache ?? "") ?? locale;
  const there = { ...context, locale: chosen };
  const address = new URL(frameAddress(there, choice.ansicht, asked), url).href;
  const collection = await readInSite(db, site.id, (tx) => collectionOf(tx, site, locale));
  const all = { value: "", label: say("embed.all") };
  const views = { liste: say("view.list"), karte: say("view.map") };
  return {
    kind: "page",
    title: say("embed.link"),
    description: say("embed.lead"),
    query: "",
    body: (
      <div class="wrap">
        <Breadcrumbs
          label={say("breadcrumbs")}
          crumbs={[
            { label: say("home"), href: startAddress(context) },
            { label: say("menu"), href: listAddress(context) },
            { label: say("embed.link") },
          ]}
        />
        <h1>{say("embed.link")}</h1>
        <Section id="embed" title={say("embed.title")}>
          <p>{say("embed.lead")}</p>
          <form class="embed-form" action={siteAddress(context, "einbetten")} method="get">
            <Select
              id="ansicht"
              label={say("embed.what")}
              options={frameViews.map((view) => ({ value: view, label: views[view] }))}
              value={choice.ansicht}
            />
            {site.areas.length > 0 && (
              <Select
                id="gebiet"
                label={say("filter.area")}
                options={[all, ...site.areas.map(({ key, name }) => ({ value: key, label: name }))]}
                value={asked.gebiet}
              />
            )}
            <Select
              id="kategorie"
              label={say("filter.category")}
              options={[all, ...(await categoryOptions(context))]}
              value={asked.kategorie}
            />
            <Select
              id="sprache"
              label={say("embed.language")}
              options={locales.map((one) => ({
                value: localeFacts[one].path,
                label: localeFacts[one].name,
                lang: one,
              }))}
              value={localeFacts[chosen].path}
            />
            <p>
              <label for="hoehe">{say("embed.height")}</label>
              <input
                class="field-input"
                id="hoehe"
                name="hoehe"
                type="number"
                min={200}
                max={2000}
                step={10}
                value={String(choice.hoehe)}
              />
            </p>
            <Button>{say("embed.write")}</Button>
          </form>
          <p class="embed-snippet">
            <label for="html">{say("embed.snippet")}</label>
            <textarea class="field-input" id="html" readonly rows={5} dir="ltr" spellcheck={false}>
              {frameSnippet(address, frameTitle(there, asked), choice.hoehe)}
            </textarea>
          </p>
          <p>
            {say("embed.hint")}{" "}
            <a href={frameAddress(there, choice.ansicht, asked)}>{say("embed.preview")}</a>
          </p>
        </Section>
        <OpenData context={context} collection={collection} />
      </div>
    ),
  };
}
