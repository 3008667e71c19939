// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { SearchForm } from "../../../../kernel/ui/controls/search-form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { eraseGuest } from "../../actions/guests/erase-guest.ts";
import { mergeGuests } from "../../actions/guests/merge-guests.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { guestById } from "../../store/guests.ts";
import { attendanceOfGuest, signUpsOfGuest } from "../../store/joining/guest-facts.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { tellerOf } from "../sign-up/teller.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";
import { contactEnd, searchGuests } from "./search-guests.ts";

const mostFound = 10;

/** One person: what they signed up for, where they were; merging with somebody who is the same, disclosing, deleting. */
export async function guestPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, params, url, secrets } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const typed = (url.searchParams.get("q") ?? "").trim();
  const { guest, signUps, attendance, others } = await inSite(primary, site.id, async (tx) => ({
    guest: await guestById(tx, id),
    signUps: await signUpsOfGuest(tx, id),
    attendance: await attendanceOfGuest(tx, id),
    others: typed === "" ? [] : await searchGuests(tx, context, typed, mostFound + 1),
  }));
  if (!guest) return notFound;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const { name, contact } = openGuest(secrets, site.id, guest);
  const title = name || say("forgotten");
  const here = (...parts: string[]) => staffAddress(context, "menschen", id, ...parts);
  const stateOf = ({ state, cancelledHow }: (typeof signUps)[number]) =>
    state === "cancelled" ? say(`cancelledHow.${cancelledHow ?? "staff"}`) : say(`line.${state}`);
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(problem && { status: 422 }),
    body: (
      <Inside context={context} title={title} above={[{ label: say("title"), href: staffAddress(context) }]}>
        {problem && <FormProblem title={problem} />}
        {url.searchParams.has("zusammen") && <Notice>{say("guests.merged")}</Notice>}
        <KeyValues
          items={[
            { label: say("guests.contact"), value: <bdi>{contact || say(`way.${guest.contactKind}`)}</bdi> },
            {
              label: say("guests.language"),
              value: localeFacts[locales.find((each) => each === guest.language) ?? "de"].name,
            },
          ]}
        />
        <Section id="sign-ups" title={say("guests.signUps")}>
          {signUps.length === 0 && <p>{say("guests.nothing")}</p>}
          <ul>
            {signUps.map((signUp) => (
              <li>
                <a href={staffAddress(context, "angebot", signUp.offeringId)}>
                  {textIn(signUp.texts, written).text.title}
                </a>
                , {signUp.startsAt ? momentText(signUp.startsAt, written) : say("signUps.series")}:{" "}
                {stateOf(signUp)}
              </li>
            ))}
          </ul>
        </Section>
        <Section id="attendance" title={say("guests.attendance")}>
          {attendance.length === 0 && <p>{say("guests.nothing")}</p>}
          <ul>
            {attendance.map((was) => (
              <li>
                {textIn(was.texts, written).text.title}, {momentText(was.startsAt, written)}:{" "}
                {say(`roll.${was.state}`)}
              </li>
            ))}
          </ul>
        </Section>
        <Section id="merge" title={say("guests.merge")}>
          <p class="muted">{say("guests.mergeHint")}</p>
          <SearchForm
            action={`${here()}#merge`}
            value={typed}
            label={say("guests.search")}
            button={say("signUp.searchButton")}
          />
          {typed !== "" && others.every(({ guest: other }) => other.id === id) && (
            <p>{say("guests.found", { count: 0 })}</p>
          )}
          <ul class="cases">
            {others
              .filter(({ guest: other }) => other.id !== id)
              .slice(0, mostFound)
              .map(({ guest: other, name: called, contact: reached }) => (
                <li class="case">
                  <div class="case-side">
                    <div>
                      <a href={staffAddress(context, "menschen", other.id)}>
                        <bdi>{called}</bdi>
                      </a>{" "}
                      <bdi class="muted">{contactEnd(reached)}</bdi>
                    </div>
                    <OwnForm
                      context={context}
                      action={here("zusammenfuehren")}
                      hidden={[["other", other.id]]}
                      inline
                    >
                      <Button look="secondary" small label={say("guests.mergeLabel", { name: called })}>
                        {say("guests.mergeButton")}
                      </Button>
                    </OwnForm>
                  </div>
                </li>
              ))}
          </ul>
        </Section>
        <Section id="disclose" title={say("guests.disclose")}>
          <p>{say("guests.discloseHint")}</p>
          <LinkButton href={here("auskunft.json")} look="secondary">
            {say("guests.disclose")}
          </LinkButton>
        </Section>
        <Section id="erase" title={say("guests.erase")}>
          <OwnForm context={context} action={here("loeschen")}>
            <p class="muted">{say("guests.eraseHint")}</p>
            <Checkbox name="sure">{say("guests.eraseSure")}</Checkbox>
            <div class="actions">
              <Button look="secondary">{say("guests.erase")}</Button>
            </div>
          </OwnForm>
        </Section>
      </Inside>
    ),
  };
}

/** Makes this person and another one the same. */
export async function mergeByForm(context: SiteContext): Promise<Answer> {
  const { params, form } = context;
  const [id, other] = [params.id ?? "", form?.get("other") ?? ""];
  if (!isId(id) || !isId(other)) return notFound;
  const done = await mergeGuests(doingOf(context), tellerOf(context), id, other);
  return done ? redirect(`${staffAddress(context, "menschen", id)}?zusammen=1`) : notFound;
}

/** Deletes this person. */
export async function eraseByForm(context: SiteContext): Promise<Answer> {
  const { params, form, locale } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  if (form?.get("sure") !== "1") return guestPage(context, staffTexts(locale)("guests.eraseUnsure"));
  const done = await eraseGuest(doingOf(context), tellerOf(context), id);
  return done ? redirect(staffAddress(context)) : notFound;
}
