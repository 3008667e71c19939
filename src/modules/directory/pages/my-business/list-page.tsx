import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { dayOf, Head, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { categoryIcon } from "../../rules/categories/icons.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { businessesOwnedBy, takenFrom } from "../../store/owning/ownerships.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { categoryTone } from "../hit-card.tsx";
import { codeAddress, mineAddress } from "../owning/addresses.ts";

/** For so many days it is said that an entry was taken away: not everybody has mail. */
const toldDays = 30;

/** The own businesses; whoever has one is led to it. */
export async function minePage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url, now } = context;
  const say = owningTexts(locale);
  const { id } = signedIn(context);
  const { businesses, taken } = await readInSite(primary, site.id, async (tx) => ({
    businesses: await businessesOwnedBy(tx, id),
    taken: await takenFrom(tx, id, new Date(now.getTime() - toldDays * 86_400_000)),
  }));
  const waits = url.searchParams.has("wartet");
  const left = url.searchParams.has("heraus");
  const [only, ...more] = businesses;
  if (only && more.length === 0 && !waits && !left && taken.length === 0)
    return redirect(mineAddress(context, only.shortId), 302);
  return {
    kind: "page",
    title: say("mine.menu"),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={say("mine.menu")} />
        {left && <Notice>{say("people.left")}</Notice>}
        {waits && <Notice title={say("mine.claimWaits")}>{say("mine.claimWaitsText")}</Notice>}
        {taken.map(({ name, reason, at }) => (
          <Notice kind="warning" title={say("mine.taken", { name, day: dayOf(at, locale) })}>
            {reason && <p dir="auto">{reason}</p>}
            <p>{say("mine.takenText")}</p>
          </Notice>
        ))}
        {businesses.length === 0 && !waits && (
          <EmptyState icon="house" title={say("mine.none")} text={say("mine.noneText")} />
        )}
        <ul class="cards">
          {businesses.map((business) => {
            const { title, address } = businessTitle(business, locale);
            const [category = ""] = business.profile.categories;
            return (
              <li>
                <Card
                  heading="h2"
                  icon={categoryIcon(category)}
                  tone={categoryTone(category)}
                  title={title}
                  titleLang="und"
                  href={mineAddress(context, business.shortId)}
                  meta={[address]}
                />
              </li>
            );
          })}
        </ul>
        <p class="actions">
          <LinkButton look="secondary" href={codeAddress(context)}>
            {say("mine.another")}
          </LinkButton>
        </p>
      </div>
    ),
  };
}
