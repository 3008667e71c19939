import type { Fact } from "../../../../kernel/audit/audit-line.ts";
import { type FoundLine, findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { askInSite, readInSite } from "../../../../kernel/db/in-site.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Choice, Field, HiddenFields, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { isRole } from "../../rules/roles.ts";
import { peopleOf } from "../../store/people.ts";
import { staffTexts } from "../../texts/texts.ts";
import { logAddress, personAddress } from "../addresses.ts";
import { dayOf, moment } from "../moments.ts";
import { Inside } from "../people/inside.tsx";
import { roleName } from "../role-name.ts";
import { signedIn } from "../visitor.ts";
import { namesOfSubjects, subjectKey } from "./audit-subjects.ts";
import type { Detail } from "./detail-words.ts";
import { type EventWords, eventWords } from "./event-words.ts";
import { readFilter } from "./read-filter.ts";

const linesOnPage = 50;

/** The audit log: who did what, when and from where; by time, event, who did it, and whom or what it was done to. */
export async function logPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url, slots } = context;
  const say = staffTexts(locale);
  const query = url.searchParams;
  const { filter, wrong } = readFilter(query);
  const after = query.get("weiter") ?? undefined;
  const { lines, next } = await readInSite(primary, site.id, (tx) =>
    findAuditLines(tx, filter, { after, limit: linesOnPage }),
  );
  const people = await peopleFor(context);
  const nameOf = (id: string) => people?.get(id) ?? say("log.someone", { short: id.slice(-6) });
  // Whoever may not see people, and whoever is no longer there, has no page: the link asks for their lines then.
  const pageOf = (id: string) =>
    people?.has(id)
      ? personAddress(context, id)
      : logAddress(context, "protokoll", new URLSearchParams({ person: id }));
  const events = new Map(eventWords.of(slots).map((each) => [each.event, each]));
  const error = (name: string) => (wrong.includes(name) ? say("log.wrongDay") : undefined);
  const kept = (name: string) => query.get(name) ?? "";
  const subjects = [
    ...lines.flatMap(({ subject }) => subject ?? []),
    ...(filter.subject ? [filter.subject] : []),
  ];
  const names = await namesOfSubjects(context, subjects);
  const subjectName = (subject: { kind: string; id: string }) =>
    names.get(subjectKey(subject)) ?? say("log.thing", { id: subject.id.slice(-8) });
  const to = (name: string, value: string) =>
    logAddress(context, "protokoll", new URLSearchParams({ [name]: value }));
  const only = [
    ...(filter.concerns ? [nameOf(filter.concerns)] : []),
    ...(filter.subject ? [subjectName(filter.subject)] : []),
  ];
  const mine = signedIn(context).person.id;
  const doers = [...(people ?? new Map([[mine, signedIn(context).person.name]]))];
  if (filter.actor && !doers.some(([id]) => id === filter.actor))
    doers.push([filter.actor, nameOf(filter.actor)]);
  return {
    kind: "page",
    title: say("log.title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("log.title")} lead={say("log.lead")}>
        <form class="form" method="get" action={logAddress(context)}>
          <HiddenFields
            fields={(["person", "sache"] as const).flatMap((name): [string, string][] =>
              kept(name) ? [[name, kept(name)]] : [],
            )}
          />
          {only.length > 0 && (
            <p>
              {say("log.only")} <bdi>{only.join(", ")}</bdi>.{" "}
              <a href={logAddress(context, "protokoll", without(query, "person", "sache", "weiter"))}>
                {say("log.all")}
              </a>
            </p>
          )}
          <SelectField
            name="was"
            label={say("log.event")}
            value={kept("was")}
            choices={[{ value: "", label: say("log.any") }, ...grouped(events.values(), locale)]}
          />
          <SelectField
            name="wer"
            label={say("log.doer")}
            value={kept("wer")}
            choices={[
              { value: "", label: say("log.anybody") },
              ...doers
                .map(([value, label]) => ({ value, label }))
                .sort((a, b) => a.label.localeCompare(b.label, locale)),
            ]}
          />
          <details class="mine" open={kept("von") !== "" || kept("bis") !== ""}>
            <summary>{say("log.days")}</summary>
            <div class="field-row">
              <Field
                name="von"
                type="date"
                label={say("log.since")}
                value={kept("von")}
                error={error("von")}
              />
              <Field
                name="bis"
                type="date"
                label={say("log.until")}
                value={kept("bis")}
                error={error("bis")}
              />
            </div>
          </details>
          <div class="actions">
            <Button look="secondary" icon="search">
              {say("log.search")}
            </Button>
            <LinkButton look="tertiary" icon="download" href={logAddress(context, "protokoll.csv", query)}>
              {say("log.file")}
            </LinkButton>
          </div>
        </form>
        {lines.length === 0 ? (
          <EmptyState title={say("log.empty")} text={say("log.emptyText")} />
        ) : (
          <DataTable
            caption={say("log.title")}
            hideCaption
            columns={[
              { label: say("person.when") },
              { label: say("person.who") },
              { label: say("log.event") },
              { label: say("log.concerns") },
              { label: say("log.from") },
              { label: say("log.why") },
            ]}
            rows={lines.map((line) => [
              moment(line.at, locale),
              line.actor.kind === "person" ? (
                <a href={to("wer", line.actor.id)}>{doer(line, nameOf, locale)}</a>
              ) : (
                doer(line, nameOf, locale)
              ),
              `${events.get(line.event)?.words(locale) ?? line.event}${details(line, events, locale)}`,
              <>
                {line.concerns && <a href={pageOf(line.concerns)}>{nameOf(line.concerns)}</a>}
                {line.subject && line.subject.id !== line.concerns && names.has(subjectKey(line.subject)) && (
                  <>
                    {line.concerns && ", "}
                    <a href={to("sache", subjectKey(line.subject))}>
                      <bdi>{subjectName(line.subject)}</bdi>
                    </a>
                  </>
                )}
              </>,
              "from" in line.actor ? line.actor.from : "",
              line.reason ?? "",
            ])}
          />
        )}
        <p class="actions">
          {after !== undefined && (
            <LinkButton look="secondary" href={logAddress(context, "protokoll", without(query, "weiter"))}>
              {say("log.newest")}
            </LinkButton>
          )}
          {next !== undefined && (
            <LinkButton look="secondary" href={logAddress(context, "protokoll", withNext(query, next))}>
              {say("log.older")}
            </LinkButton>
          )}
        </p>
      </Inside>
    ),
  };
}

/** Names for those who may see who has an account; none for others, such as auditors, who get what stands for a person. */
async function peopleFor(context: SiteContext): Promise<Map<string, string> | undefined> {
  if (!signedIn(context).may.has("people-read")) return undefined;
  const people = await askInSite(context.primary, context.site.id, peopleOf);
  return new Map(people.map(({ id, name }) => [id, name]));
}

function doer({ actor }: FoundLine, nameOf: (id: string) => string, locale: SiteContext["locale"]): string {
  const say = staffTexts(locale);
  switch (actor.kind) {
    case "person": {
      const role = actor.role !== null && isRole(actor.role) ? ` (${roleName(actor.role, locale)})` : "";
      return `${nameOf(actor.id)}${role}`;
    }
    case "command":
      return say("log.command");
    case "job":
      return say("log.job", { name: actor.name });
    case "nobody":
      return say("log.nobody");
  }
}

/** The events to choose from, one capability after the other. */
const grouped = (events: Iterable<EventWords>, locale: Locale): Choice[] =>
  [...events].map(({ event, words, group }) => ({
    value: event,
    label: words(locale),
    group: group(locale),
  }));

/** What a line says besides its event. Ids tell people nothing: they stand in the file. */
function details({ event, facts }: FoundLine, events: Map<string, EventWords>, locale: Locale): string {
  const say = (name: string, value: Fact): string => {
    if (value === null || isId(String(value))) return "";
    const shown = shownValue(name, value, events, locale);
    return events.get(event)?.detail?.(name, shown, locale) ?? `${name}: ${shown}`;
  };
  const told = Object.entries(facts)
    .map(([name, value]) => say(name, value))
    .filter((words) => words !== "");
  return told.length > 0 ? ` (${told.join(", ")})` : "";
}

const moments = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const days = /^\d{4}-\d\d-\d\d$/;

/** Roles, moments, days and events are said in the same words wherever they stand. */
function shownValue(name: string, value: Detail, events: Map<string, EventWords>, locale: Locale): Detail {
  if (typeof value !== "string") return value;
  if (/^(role|newRole|viewingAs)$/.test(name) && isRole(value)) return roleName(value, locale);
  if (name === "event") return events.get(value)?.words(locale) ?? value;
  if (moments.test(value)) return moment(new Date(value), locale);
  return days.test(value) ? dayOf(value, locale) : value;
}

function without(query: URLSearchParams, ...names: string[]): URLSearchParams {
  const rest = new URLSearchParams(query);
  for (const name of names) rest.delete(name);
  return rest;
}

function withNext(query: URLSearchParams, next: string): URLSearchParams {
  const rest = without(query, "weiter");
  rest.set("weiter", next);
  return rest;
}
