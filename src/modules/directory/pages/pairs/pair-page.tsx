// SPDX-License-Identifier: EUPL-1.2
import { isDeepStrictEqual } from "node:util";
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { Inside, moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Business, FactName, Facts, Source } from "../../rules/business.ts";
import { chooseKept } from "../../rules/duplicates/merge-entries.ts";
import { businessesById } from "../../store/businesses.ts";
import { type Duplicate, duplicateNumbered } from "../../store/duplicates/queue.ts";
import { sourcesOf } from "../../store/sources.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { businessAddress } from "../addresses.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { pairAddress, viewAddress } from "../queue/addresses.ts";
import { titleOf } from "../queue/case-texts.ts";
import { factText } from "../queue/fact-text.ts";
import { Decided } from "../queue/parts.tsx";
import { reasonWords } from "./pair-reasons.ts";

/** What is compared, in this order. */
export const comparedFacts: readonly FactName[] = [
  "names",
  "categories",
  "address",
  "place",
  "phones",
  "emails",
  "websites",
  "social",
  "openingHours",
  "specialDays",
  "languages",
  "wheelchair",
  "payment",
  "delivery",
  "takeaway",
  "training",
  "descriptions",
];

interface Pair {
  pair: Duplicate;
  one: Business;
  other: Business;
  sources: Map<number, Source>;
}

/** Two entries that may be the same: side by side, field by field. */
export async function pairPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, params, url } = context;
  const id = params.pair ?? "";
  if (!/^\d{1,9}$/.test(id)) return notFound;
  const found = await readInSite(primary, site.id, async (tx): Promise<Pair | undefined> => {
    const pair = await duplicateNumbered(tx, Number(id));
    const entries = await businessesById(tx, pair ? [pair.one, pair.other] : []);
    const [one, other] = [entries.get(pair?.one ?? ""), entries.get(pair?.other ?? "")];
    return pair && one && other ? { pair, one, other, sources: await sourcesOf(tx) } : undefined;
  });
  if (!found) return notFound;
  const say = queueTexts(locale);
  const { pair } = found;
  const fertig = url.searchParams.get("fertig");
  return {
    kind: "page",
    title: say("pair.title"),
    noIndex: true,
    islands: ["queue-keys"],
    ...(problem !== undefined && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={say("pair.title")}
        above={[{ label: say("title"), href: viewAddress(context, { art: "dubletten" }) }]}
        lead={reasonWords(pair.reasons, locale)}
      >
        {fertig && (
          <Decided
            context={context}
            text={say("doneOne")}
            undo={{ action: queueAddress(context, "zurueck"), fields: [["was", fertig]] }}
          />
        )}
        {problem !== undefined && <FormProblem title={problem} />}
        {pair.state === "open" ? (
          <Comparison context={context} found={found} />
        ) : (
          <Settled context={context} found={found} />
        )}
        <queue-keys data-help={say("keys.case")} />
      </Inside>
    ),
  };
}

/** Who says what is known of an entry: of two of the same name, this tells the list from the map. */
const sourceNames = ({ provenance }: Business, sources: ReadonlyMap<number, Source>): string =>
  [...new Set(Object.values(provenance).map((number) => sources.get(number)?.name))]
    .filter(Boolean)
    .join(", ");

const Comparison: FC<{ context: SiteContext; found: Pair }> = ({ context, found }) => {
  const { locale } = context;
  const { pair, one, other, sources } = found;
  const say = queueTexts(locale);
  const { kept } = chooseKept(one, other, (number) => sources.get(number));
  const facts: [Partial<Facts>, Partial<Facts>] = [
    { ...one.profile, place: one.place },
    { ...other.profile, place: other.place },
  ];
  const rows = comparedFacts.filter((name) => facts.some((each) => each[name] !== undefined));
  return (
    <OwnForm context={context} action={pairAddress(context, pair.id)} wide>
      <section class="table-scroll" tabindex={0} aria-label={say("pair.title")}>
        <table class="kern-table compare">
          <caption class="kern-sr-only">{say("pair.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{say("pair.field")}</th>
              {[one, other].map((entry, index) => (
                <th scope="col">
                  <a href={businessAddress(context, entry.shortId)}>
                    <bdi>{titleOf(entry, locale)}</bdi>
                  </a>
                  <span class="muted small">
                    <br />
                    <bdi>{sourceNames(entry, sources)}</bdi>
                  </span>
                  <label class="choice">
                    <input type="radio" name="keep" value={entry.shortId} checked={entry === kept} />
                    <span>
                      {say("pair.keep")}
                      <span class="kern-sr-only"> {index + 1}</span>
                    </span>
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((name) => (
              <Row context={context} name={name} facts={facts} preferred={kept === one ? 0 : 1} />
            ))}
          </tbody>
        </table>
      </section>
      <p class="muted">{say("pair.ownersStay")}</p>
      <div class="actions">
        <Button name="verdict" value="merge">
          {say("pair.merge")}
        </Button>
        <Button look="secondary" name="verdict" value="separate">
          {say("pair.separate")}
        </Button>
      </div>
    </OwnForm>
  );
};

const Row: FC<{
  context: SiteContext;
  name: FactName;
  facts: [Partial<Facts>, Partial<Facts>];
  preferred: 0 | 1;
}> = ({ context, name, facts, preferred }) => {
  const say = queueTexts(context.locale);
  const written = queueLocale(context.locale);
  const label = say(`fact.${name}`);
  const texts = facts.map((each) => factText(name, each, written));
  const differ =
    facts.every((each) => each[name] !== undefined) && !isDeepStrictEqual(facts[0][name], facts[1][name]);
  return (
    <tr class={differ ? "differs" : undefined}>
      <th scope="row">{label}</th>
      {texts.map((text, index) => (
        <td>
          {differ ? (
            <label class="choice">
              <input
                type="radio"
                name={`f.${name}`}
                value={index === 0 ? "one" : "other"}
                checked={index === preferred}
              />
              <span dir="auto">
                <span class="kern-sr-only">{label}: </span>
                {text}
              </span>
            </label>
          ) : (
            <span dir="auto">{text === "" ? "–" : text}</span>
          )}
        </td>
      ))}
    </tr>
  );
};

const Settled: FC<{ context: SiteContext; found: Pair }> = ({ context, found }) => {
  const { locale } = context;
  const { pair, one, other, sources } = found;
  const say = queueTexts(locale);
  return (
    <Section id="decision" title={say("decided")}>
      <Notice>
        {say(pair.state === "merged" ? "pair.merged" : "pair.separated")}
        {pair.decidedAt && ` (${moment(pair.decidedAt, queueLocale(locale))})`}
      </Notice>
      <ul>
        {[one, other].map((entry) => (
          <li>
            <a href={businessAddress(context, entry.shortId)}>
              <bdi>{titleOf(entry, locale)}</bdi>
            </a>{" "}
            <bdi class="muted">
              {[factText("address", entry.profile, queueLocale(locale)), sourceNames(entry, sources)]
                .filter(Boolean)
                .join(" · ")}
            </bdi>
          </li>
        ))}
      </ul>
      <OwnForm context={context} action={queueAddress(context, "zurueck")} hidden={[["was", `d.${pair.id}`]]}>
        <p class="muted">{say("pair.undoText")}</p>
        <div class="actions">
          <Button look="secondary">{say("undo")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};
