// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Checkbox } from "../../../../kernel/ui/controls/checkbox.tsx";
import { SearchForm } from "../../../../kernel/ui/controls/search-form.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { contactEnd, searchGuests } from "./search-guests.ts";

const mostFound = 10;

type Found = Awaited<ReturnType<typeof searchGuests>>[number];

/** Who of those found by what is typed may be the same person as this one. */
export async function findOthers(context: SiteContext, tx: Db, id: string): Promise<Found[]> {
  const typed = typedIn(context);
  if (typed === "") return [];
  const found = await searchGuests(tx, context, typed, mostFound + 1);
  return found.filter(({ guest }) => guest.id !== id).slice(0, mostFound);
}

const typedIn = ({ url }: SiteContext): string => (url.searchParams.get("q") ?? "").trim();

/** What may be done with what is known of a person: merging with somebody who is the same, disclosing, deleting. */
export const GuestCare: FC<{ context: SiteContext; id: string; others: Found[] }> = ({
  context,
  id,
  others,
}) => {
  const say = staffTexts(context.locale);
  const typed = typedIn(context);
  const here = (...parts: string[]) => staffAddress(context, "personen", id, ...parts);
  return (
    <>
      <Section id="merge" title={say("guests.merge")}>
        <p class="muted">{say("guests.mergeHint")}</p>
        <SearchForm
          action={`${here()}#merge`}
          value={typed}
          label={say("guests.search")}
          button={say("signUp.searchButton")}
        />
        {typed !== "" && others.length === 0 && <p>{say("guests.found", { count: 0 })}</p>}
        <ul class="cases">
          {others.map(({ guest: other, name: called, contact: reached }) => (
            <li class="case">
              <div class="case-side">
                <div>
                  <a href={staffAddress(context, "personen", other.id)}>
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
    </>
  );
};
