// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { SearchForm } from "../../../../kernel/ui/controls/search-form.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { contactEnd, type KnownGuest } from "../guests/search-guests.ts";
import { Guard } from "./guard.tsx";

/** People whom staff knows: one click signs somebody up, or leads to what is to be asked of them. */
export const KnownPeople: FC<{
  context: SiteContext;
  offeringId: string;
  session: string | undefined;
  people: readonly KnownGuest[];
  typed: string;
  /** There is something to be asked: ages of children, questions. */
  asks: boolean;
}> = ({ context, offeringId, session, people, typed, asks }) => {
  const say = staffTexts(context.locale);
  const here = staffAddress(context, "angebot", offeringId, "anmelden");
  return (
    <Section id="known" title={say("signUp.people")}>
      <SearchForm
        action={here}
        value={typed}
        label={say("signUp.search")}
        button={say("signUp.searchButton")}
        hidden={session ? { termin: session } : {}}
      />
      {people.length === 0 ? (
        typed !== "" && <p>{say("signUp.nobody")}</p>
      ) : (
        <>
          <p class="muted">
            {say("signUp.peopleHint")} <a href="#new">{say("signUp.somebody")}</a>
          </p>
          <ul class="cases">
            {people.map(({ guest, name, contact }) => (
              <li class="case">
                <div class="case-side">
                  <div>
                    <strong>
                      <bdi>{name}</bdi>
                    </strong>{" "}
                    <bdi class="muted">{contactEnd(contact)}</bdi>
                  </div>
                  {asks ? (
                    <LinkButton
                      small
                      href={`${here}?${new URLSearchParams({ person: guest.id, ...(session && { termin: session }) })}`}
                    >
                      {say("signUp.one")}
                      <span class="kern-sr-only">: {name}</span>
                    </LinkButton>
                  ) : (
                    <OwnForm
                      context={context}
                      action={here}
                      inline
                      hidden={[["guest", guest.id], ...(session ? [["session", session] as const] : [])]}
                    >
                      <Guard context={context} about={offeringId} bare />
                      <Button small label={say("signUp.oneLabel", { name })}>
                        {say("signUp.one")}
                      </Button>
                    </OwnForm>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};
