import { readInSite } from "../../../../kernel/db/in-site.ts";
import { pipelined } from "../../../../kernel/db/pipelined.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { toldLines } from "../../actions/account/told.ts";
import { insideEntries } from "../../index.ts";
import { staffTexts } from "../../texts/texts.ts";
import { ToldNotice } from "../account/told-notice.tsx";
import { accountAddress } from "../addresses.ts";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";

/** The first page for people with a role: what they can do here. */
export async function insidePage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, slots, now } = context;
  const say = staffTexts(locale);
  const { person, may } = signedIn(context);
  // Without a role, or without the second step that the role asks for, there is only the own account.
  if (!may.has("inside")) return redirect(accountAddress(context), 303);
  const told = await readInSite(primary, site.id, async (tx) => toldLines(await pipelined(tx), person, now));
  const entries = insideEntries.of(slots).filter(({ permission }) => may.has(permission));
  return {
    kind: "page",
    title: say("inside.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("inside.title")}
        above={null}
        lead={say("inside.lead", { name: person.name })}
      >
        <ToldNotice context={context} told={told} />
        <ul class="grid">
          {entries.map((entry) => (
            <li>
              <Card heading="h2" icon={entry.icon} title={entry.title(locale)} href={entry.address(context)}>
                <p class="muted">{entry.text(locale)}</p>
              </Card>
            </li>
          ))}
        </ul>
      </Inside>
    ),
  };
}
