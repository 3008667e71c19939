// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { SearchForm } from "../../../../kernel/ui/controls/search-form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { searchGuests } from "./search-guests.ts";

const most = 50;

/** All people who signed up or came, by search. */
export async function guestsPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const say = staffTexts(locale);
  const typed = (url.searchParams.get("q") ?? "").trim();
  const people = await inSite(primary, site.id, (tx) => searchGuests(tx, context, typed, most));
  return {
    kind: "page",
    title: say("guests.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("guests.title")}
        lead={say("guests.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        <SearchForm
          action={staffAddress(context, "menschen")}
          value={typed}
          label={say("guests.search")}
          button={say("signUp.searchButton")}
        />
        <p>{say("guests.found", { count: people.length })}</p>
        {people.length > 0 && (
          <DataTable
            caption={say("guests.title")}
            hideCaption
            columns={[
              { label: say("signUps.name") },
              { label: say("guests.contact") },
              { label: say("guests.language") },
            ]}
            rows={people.map(({ guest, name, contact }) => [
              <a href={staffAddress(context, "menschen", guest.id)}>
                <bdi>{name}</bdi>
              </a>,
              <bdi>{contact || say(`way.${guest.contactKind}`)}</bdi>,
              localeFacts[locales.find((each) => each === guest.language) ?? "de"].name,
            ])}
          />
        )}
      </Inside>
    ),
  };
}
