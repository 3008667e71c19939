// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { newId } from "../../../../kernel/id/id.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem, HiddenFields } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { recordRound } from "../../actions/visits/record-round.ts";
import { allCategories } from "../../rules/categories/categories.ts";
import { categoryLabel } from "../../rules/categories/category-id-in.ts";
import { entryOutcomes, mostLines, type RoundProblem, readRound } from "../../rules/visits/read-round.ts";
import type { Stop } from "../../rules/visits/sort-walk.ts";
import { visitsTexts } from "../../texts/visits/texts.ts";
import { entryName } from "../queue/case-texts.ts";
import { isoDay } from "../times.ts";
import { coverageAddress, roundAddress } from "./addresses.ts";
import { type AskedRound, roundAsked } from "./asked.ts";

const placeOf = ({ street, houseNumber }: Stop): string => `${street} ${houseNumber}`.trim();

interface Shown {
  context: SiteContext;
  round: AskedRound;
  problems: RoundProblem[];
}

/** A form with a line for each line of the list: what was seen there. */
export async function roundPage(context: SiteContext, problems: RoundProblem[] = []): Promise<Answer> {
  const { form, url, now } = context;
  const say = visitsTexts(context.locale);
  const round = await roundAsked(context);
  const shown: Shown = { context, round, problems };
  const saved = url.searchParams.get("gespeichert")?.match(/^(\d{1,4})-(\d{1,4})$/);
  return {
    kind: "page",
    title: say("round.title"),
    noIndex: true,
    ...(problems.length > 0 && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={say("round.title")}
        above={[{ label: say("title"), href: coverageAddress(context) }]}
        lead={say("round.lead")}
      >
        {problems.length > 0 && <FormProblem title={say("round.wrong")} />}
        {saved && (
          <Notice title={say("round.saved", { visits: Number(saved[1]), queued: Number(saved[2]) })}>
            {null}
          </Notice>
        )}
        <form class="form form--wide" method="post" action={roundAddress(context, "eintragen", round)}>
          <HiddenFields
            fields={[
              ["token", context.visitor?.token ?? ""],
              ["round", form?.get("round") ?? newId()],
            ]}
          />
          <Field
            name="day"
            type="date"
            label={say("round.day")}
            value={form?.get("day") ?? isoDay(now)}
            error={wordsFor(shown, "day")}
            required
          />
          <EntryLines {...shown} />
          <OtherLines {...shown} />
          <div class="actions">
            <Button>{say("round.save")}</Button>
          </div>
        </form>
      </Inside>
    ),
  };
}

function wordsFor({ context, problems }: Shown, field: string): string | undefined {
  const found = problems.find((problem) => problem.field === field);
  return found && visitsTexts(context.locale)(`wrong.${found.reason}`);
}

/** A text field of a table, whose head says what it is. */
const Cell: FC<{ shown: Shown; name: string; label: string; most: number; list?: string }> = (props) => {
  const { shown, name, label, most, list } = props;
  const wrong = wordsFor(shown, name);
  return (
    <>
      <input
        class="field-input"
        name={name}
        value={shown.context.form?.get(name) ?? ""}
        maxlength={most}
        list={list}
        aria-label={label}
        aria-invalid={wrong ? "true" : undefined}
        dir="auto"
      />
      {wrong && <p class="field-error">{wrong}</p>}
    </>
  );
};

const EntryLines: FC<Shown> = (shown) => {
  const { context, round } = shown;
  const say = visitsTexts(context.locale);
  if (round.stops.length === 0) return null;
  return (
    <DataTable
      caption={say("round.title")}
      hideCaption
      columns={[
        { label: say("walk.name") },
        { label: say("walk.house") },
        { label: say("round.what") },
        { label: say("round.note") },
      ]}
      rows={round.stops.map((stop, index): Child[] => {
        const name = entryName({ ...stop, street: placeOf(stop) }, context.locale);
        const chosen = context.form?.get(`what-${index}`) ?? "";
        return [
          <>
            {index + 1}. <bdi>{name}</bdi>
            <input type="hidden" name={`entry-${index}`} value={stop.shortId} />
          </>,
          placeOf(stop),
          <select class="field-input" name={`what-${index}`} aria-label={say("round.whatOf", { name })}>
            <option value="" />
            {entryOutcomes.map((outcome) => (
              <option value={outcome} selected={outcome === chosen}>
                {say(`outcome.${outcome}`)}
              </option>
            ))}
          </select>,
          <Cell shown={shown} name={`note-${index}`} label={say("round.noteOf", { name })} most={500} />,
        ];
      })}
    />
  );
};

const OtherLines: FC<Shown> = (shown) => {
  const { context, round } = shown;
  const say = visitsTexts(context.locale);
  const locale = context.locale === "en" ? "en" : "de";
  const fields = [
    ["name", "round.name", 200],
    ["trade", "round.trade", 200],
    ["street", "round.street", 200],
    ["number", "round.number", 40],
    ["remark", "round.remark", 500],
  ] as const;
  return (
    <Section id="others" title={say("round.others")}>
      <datalist id="trades">
        {allCategories().map(({ id }) => (
          <option value={categoryLabel(id, locale)} />
        ))}
      </datalist>
      <datalist id="streets-walked">
        {round.streets.map((street) => (
          <option value={street} />
        ))}
      </datalist>
      <DataTable
        caption={say("round.others")}
        hideCaption
        columns={[{ label: say("round.kind") }, ...fields.map(([, key]) => ({ label: say(key) }))]}
        rows={Array.from({ length: mostLines.others }, (_, index): Child[] => [
          <select
            class="field-input"
            name={`new-${index}`}
            aria-label={say("round.line", { number: index + 1, what: say("round.kind") })}
          >
            <option value="" />
            {(["new", "vacant"] as const).map((kind) => (
              <option value={kind} selected={context.form?.get(`new-${index}`) === kind}>
                {say(`round.kind.${kind}`)}
              </option>
            ))}
          </select>,
          ...fields.map(([name, key, most]) => (
            <Cell
              shown={shown}
              name={`${name}-${index}`}
              label={say("round.line", { number: index + 1, what: say(key) })}
              most={most}
              {...(name === "trade" && { list: "trades" })}
              {...(name === "street" && { list: "streets-walked" })}
            />
          )),
        ])}
      />
    </Section>
  );
};

/** Takes the form of a round. */
export async function enterRound(context: SiteContext): Promise<Answer> {
  const { site, form = new URLSearchParams(), now } = context;
  const read = readRound(form, isoDay(now));
  if ("problems" in read) return roundPage(context, read.problems);
  const done = await recordRound(doingOf(context), site, read.round);
  if (!done.ok) return roundPage(context, done.reason);
  const { visits, queued } = done.value;
  const round = await roundAsked(context);
  return redirect(`${roundAddress(context, "eintragen", round)}&gespeichert=${visits}-${queued}`);
}
