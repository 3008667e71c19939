// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { HiddenFields, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside } from "../../../accounts/index.ts";
import { MapPicture, mapCredits, pictureAround } from "../../../places/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { groupName } from "../../rules/categories/groups.ts";
import { groupsOf, type StreetCoverage, streetCoverage } from "../../rules/visits/street-coverage.ts";
import { coverageOf } from "../../store/import/coverage.ts";
import { vacantHouses } from "../../store/visits/visits.ts";
import { visitsTexts } from "../../texts/visits/texts.ts";
import { isoDay, numberText } from "../times.ts";
import { coverageAddress } from "./addresses.ts";
import { areaAsked, entriesAsked, namesByActor } from "./asked.ts";
import { Quarters, Sectors } from "./beside-registers.tsx";
import { dayText } from "./day-text.ts";

/** More pins than these hide each other. */
const pinned = 20;

/** How complete the directory is: by trade beside what registers count, and street by street. */
export async function coveragePage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, now } = context;
  const say = visitsTexts(locale);
  const area = areaAsked(context);
  const { entries } = await entriesAsked(context);
  const { registers, vacant, people } = await readInSite(primary, site.id, async (tx) => ({
    registers: await coverageOf(tx),
    vacant: await vacantHouses(tx),
    people: await namesByActor(tx),
  }));
  const streets = streetCoverage(entries, isoDay(now));
  const total = (of: (street: StreetCoverage) => number) => streets.reduce((sum, one) => sum + of(one), 0);
  const credits = await mapCredits(context);
  const onMap = streets
    .filter(({ street, known, confirmed }) => street !== "" && known > confirmed)
    .slice(0, pinned);
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    osm: true,
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
        {site.areas.length > 0 && (
          <form class="form" method="get" action={coverageAddress(context)}>
            <SelectField
              name="gebiet"
              label={say("area")}
              value={area ?? ""}
              choices={[
                { value: "", label: say("areaAll") },
                ...site.areas.map(({ key, name }) => ({ value: key, label: name })),
              ]}
            />
            <div class="actions">
              <Button look="secondary">{say("show")}</Button>
            </div>
          </form>
        )}
        <p>
          {say("sum", {
            known: entries.length,
            confirmed: total(({ confirmed }) => confirmed),
            several: total(({ several }) => several),
            doubted: total(({ doubted }) => doubted),
          })}
        </p>
        <Section id="streets" title={say("streets.title")}>
          {onMap.length > 0 && (
            <div class="coverage-map">
              <MapPicture
                context={context}
                credits={credits}
                picture={pictureAround(
                  onMap.map(({ place }) => place),
                  site.box,
                )}
                label={say("map")}
                pins={onMap.map(({ place, street, known, confirmed }, index) => ({
                  place,
                  number: index + 1,
                  href: `#street-${index + 1}`,
                  label: say("map.pin", { number: index + 1, street, known, open: known - confirmed }),
                }))}
              />
            </div>
          )}
          <Streets context={context} area={area} streets={streets} numbered={onMap} people={people} />
        </Section>
        {area === undefined && site.areas.length > 0 && (
          <Quarters context={context} entries={entries} registers={registers} />
        )}
        <Sectors context={context} area={area} streets={streets} registers={registers} />
        {vacant.length > 0 && (
          <Section id="vacant" title={say("vacant.title")}>
            <ul>
              {vacant.slice(0, 200).map(({ street, houseNumber, day }) => (
                <li>
                  {street} {houseNumber}{" "}
                  <span class="muted">{say("vacant.seen", { date: dayText(day, locale) })}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Inside>
    ),
  };
}

/** Street by trade, to be chosen for a round. */
const Streets: FC<{
  context: SiteContext;
  area: string | undefined;
  streets: StreetCoverage[];
  /** Those that stand on the map, in its order. */
  numbered: StreetCoverage[];
  /** What those are called who confirmed something, by the actor of the history. */
  people: ReadonlyMap<string, string>;
}> = ({ context, area, streets, numbered, people }) => {
  const { locale } = context;
  const say = visitsTexts(locale);
  if (streets.length === 0) return <p>{say("streets.empty")}</p>;
  const written = locale === "en" ? "en" : "de";
  const trades = groupsOf(streets);
  const count = (value: number) => (value === 0 ? "–" : numberText(value, locale));
  return (
    <form class="form form--wide" method="get" action={coverageAddress(context, "rundgang")}>
      <HiddenFields fields={area === undefined ? [] : [["gebiet", area]]} />
      <DataTable
        caption={say("streets.caption")}
        columns={[
          { label: say("streets.street") },
          { label: say("streets.choose") },
          { label: say("streets.known"), number: true },
          { label: say("streets.confirmed"), number: true },
          { label: say("streets.several"), number: true },
          { label: say("streets.doubted"), number: true },
          { label: say("streets.confirmedLast") },
          { label: say("streets.visited") },
          ...trades.map((group) => ({ label: groupName(group, written), number: true })),
        ]}
        rows={streets.slice(0, 300).map((one) => {
          const number = numbered.indexOf(one) + 1;
          const name = one.street || say("streets.none");
          return [
            number > 0 ? (
              <span id={`street-${number}`}>
                {number}. <bdi>{name}</bdi>
              </span>
            ) : (
              <bdi>{name}</bdi>
            ),
            <Checkbox name="strasse" value={one.street} hidden>
              {say("streets.chooseOf", { street: name })}
            </Checkbox>,
            count(one.known),
            count(one.confirmed),
            count(one.several),
            count(one.doubted),
            one.confirmedOn ? (
              <>
                {dayText(one.confirmedOn, locale)}
                <br />
                <bdi class="muted">{people.get(one.confirmedBy ?? "")}</bdi>
              </>
            ) : (
              say("streets.never")
            ),
            one.visitedOn ? dayText(one.visitedOn, locale) : say("streets.never"),
            ...trades.map((group) => count(one.byGroup.get(group) ?? 0)),
          ];
        })}
      />
      <div class="actions">
        <Button>{say("walk.button")}</Button>
      </div>
    </form>
  );
};
