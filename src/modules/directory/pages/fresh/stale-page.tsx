import { inSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { dayOf, Inside, OwnForm } from "../../../accounts/index.ts";
import { type AddressContext, type SiteContext, siteAddress } from "../../../quarter/index.ts";
import { askStillRight, staleSince } from "../../actions/fresh/ask-still-right.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { staleBusinesses } from "../../store/fresh/questions.ts";
import { owningStaffTexts, owningTexts } from "../../texts/owning/texts.ts";
import { doingHere } from "../my-business/own.ts";
import { handOverAddress } from "../owning/addresses.ts";
import { phoneText } from "../phone-text.ts";
import { stillRightAddress } from "./still-right-page.tsx";

const shown = 100;

/** Where those see it who keep the directory right. */
export const staleAddress = (context: AddressContext): string => siteAddress(context, "intern", "stimmt-es");

/** What nobody confirmed for a year: a list to call, and the question by mail. */
export async function stalePage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, now, mailWorks, url } = context;
  const say = owningStaffTexts(locale);
  const stale = await inSite(primary, site.id, (tx) =>
    staleBusinesses(tx, { ...staleSince(now), limit: shown }),
  );
  const withMail = stale.filter(({ profile }) => profile.emails !== undefined).length;
  const asked = Number(url.searchParams.get("gefragt"));
  return {
    kind: "page",
    title: say("stale.title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("stale.title")} lead={say("stale.lead")}>
        {url.searchParams.has("gefragt") && (
          <Notice>{say("stale.asked", { count: Number.isInteger(asked) ? asked : 0 })}</Notice>
        )}
        {mailWorks && withMail > 0 && (
          <Section id="mail" title={say("stale.mailTitle")}>
            <OwnForm context={context} action={staleAddress(context)}>
              <p>{say("stale.mailText")}</p>
              <div class="actions">
                <Button>{say("stale.mailButton")}</Button>
              </div>
            </OwnForm>
          </Section>
        )}
        <Section id="call" title={say("stale.callTitle")}>
          {stale.length === 0 ? (
            <p>{say("stale.none")}</p>
          ) : (
            <DataTable
              caption={say("stale.callTitle")}
              hideCaption
              columns={[
                { label: say("hand.business") },
                { label: say("hand.address") },
                { label: say("stale.phone") },
                { label: say("stale.fresh") },
              ]}
              rows={stale.map((business) => {
                const { title, address } = businessTitle(business, locale);
                const phone = business.profile.phones?.[0];
                return [
                  <a href={handOverAddress(context, business.shortId)} dir="auto">
                    {title}
                  </a>,
                  address,
                  phone ? (
                    <a href={`tel:${phone}`} dir="ltr">
                      {phoneText(phone)}
                    </a>
                  ) : (
                    "–"
                  ),
                  business.freshOn ? dayOf(business.freshOn, locale) : "–",
                ];
              })}
            />
          )}
        </Section>
      </Inside>
    ),
  };
}

/** Sends the question to those who have a mail address. */
export async function askByMail(context: SiteContext): Promise<Answer> {
  const { site, url, mailWorks } = context;
  if (!mailWorks) return notFound;
  const asked = await askStillRight(doingHere(context), (business, token, locale) => {
    const say = owningTexts(locale);
    const link = new URL(stillRightAddress({ ...context, locale }, token), url).href;
    const { title: name } = businessTitle(business, locale);
    return {
      subject: say("still.mailSubject", { site: site.name, name }),
      text: say("still.mailText", {
        site: site.name,
        name,
        right: `${link}?antwort=right`,
        change: `${link}?antwort=change`,
        closed: `${link}?antwort=closed`,
      }),
    };
  });
  return redirect(`${staleAddress(context)}?gefragt=${asked}`);
}
