import { Card } from "../../../../kernel/ui/content/card.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { insideEntries } from "../../index.ts";
import { staffTexts } from "../../texts/texts.ts";
import { accountAddress } from "../addresses.ts";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";

/** The first page for people with a role: what they can do here. */
export function insidePage(context: SiteContext): Answer {
  const { locale, slots } = context;
  const say = staffTexts(locale);
  const { person, may } = signedIn(context);
  // Without a role, or without the second step that the role asks for, there is only the own account.
  if (!may.has("inside")) return redirect(accountAddress(context), 303);
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
