import { readInSite } from "../../../../kernel/db/in-site.ts";
import { pipelined } from "../../../../kernel/db/pipelined.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { toldLines } from "../../actions/account/told.ts";
import { insideEntries, insideWork } from "../../index.ts";
import { isStaff } from "../../rules/roles.ts";
import { accountsTexts, staffLocale, staffTexts } from "../../texts/texts.ts";
import { ForgetDevice } from "../account/forget-device.tsx";
import { ToldNotice } from "../account/told-notice.tsx";
import { accountAddress } from "../addresses.ts";
import { Head } from "../parts.tsx";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";

/** The first page for people with a role: what they can do here. */
export async function insidePage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, slots, now } = context;
  const { person, may, roles } = signedIn(context);
  const staff = roles.some(isStaff);
  // Without a role, or without the second step that the role asks for, there is only the own account.
  if (!may.has("inside")) return redirect(accountAddress(context), 303);
  const told = await readInSite(primary, site.id, async (tx) => toldLines(await pipelined(tx), person, now));
  const parts = insideWork.of(slots).filter(({ permission }) => may.has(permission));
  const work = (await Promise.all(parts.map(({ find }) => find(context)))).flat();
  const entries = insideEntries
    .of(slots)
    .filter(({ permission, staffOnly }) => may.has(permission) && (staff || !staffOnly));
  // Owners and people who take part read all their pages in their own language; staff pages are in German and English.
  const written = staff ? staffLocale(locale) : locale;
  const title = staff ? staffTexts(locale)("inside.title") : accountsTexts(locale)("inside");
  const content = (
    <>
      <ForgetDevice context={context} warn />
      <ToldNotice context={context} told={told} />
      {work.length > 0 && (
        <Section id="work" title={staffTexts(locale)("inside.work")}>
          <ul class="cases">
            {work.map(({ text, href }) => (
              <li class="case">
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ul class="grid">
        {entries.map((entry) => (
          <li>
            <Card heading="h2" icon={entry.icon} title={entry.title(written)} href={entry.address(context)}>
              <p class="muted">{entry.text(written)}</p>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
  return {
    kind: "page",
    title,
    noIndex: true,
    islands: ["forget-device"],
    body: staff ? (
      <Inside
        context={context}
        title={title}
        above={null}
        lead={staffTexts(locale)("inside.lead", { name: person.name })}
      >
        {content}
      </Inside>
    ) : (
      <div class="wrap">
        <Head
          context={context}
          title={title}
          lead={accountsTexts(locale)("account.lead", { name: person.name })}
        />
        {content}
      </div>
    ),
  };
}
