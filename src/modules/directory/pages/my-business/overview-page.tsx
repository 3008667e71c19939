import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { isPublic } from "../../rules/business.ts";
import { goodThings, missingOf, whereFilled } from "../../rules/my-business/completeness.ts";
import { type PartName, partNames } from "../../rules/my-business/parts.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { slugOf } from "../../store/owning/own-listing.ts";
import { photosOf } from "../../store/photos/photos.ts";
import { ownersProposals } from "../../store/proposals/queue.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { businessAddress } from "../addresses.ts";
import { mineAddress, type OwnPage } from "../owning/addresses.ts";
import { AskedSection } from "./asked-section.tsx";
import type { OwnWithDrafts } from "./own.ts";
import { Mine } from "./parts.tsx";

const icons: Record<PartName | "fotos", string> = {
  zeiten: "clock",
  kontakt: "phone",
  name: "chat",
  ort: "pin",
  angebot: "star",
  fotos: "card",
};

/** What was asked before is history. */
const mostAsked = 5;

/** The first page about an own business: how it stands, what is missing, and where each is changed. */
export async function overviewPage(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const { business } = own;
  const say = owningTexts(locale);
  const { slug, photos, asked } = await readInSite(primary, site.id, async (tx) => ({
    slug: await slugOf(tx, business.id),
    photos: await photosOf(tx, business.id),
    asked: await ownersProposals(tx, business.id, mostAsked),
  }));
  const { title } = businessTitle(business, locale);
  const saved = url.searchParams.get("gespeichert");
  const open = slug !== undefined && isPublic(business.status);
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <Mine context={context} business={business} title={title} lead={say("mine.lead")}>
        {url.searchParams.has("neu") && (
          <Notice title={say("mine.welcome")}>{say("mine.welcomeText")}</Notice>
        )}
        {saved && <Notice title={say(savedTexts[saved] ?? "mine.saved")}>{null}</Notice>}
        {url.searchParams.has("karte") && (
          <Notice kind="warning">
            <p>{say("place.pinStays")}</p>
            <p>
              <a href={mineAddress(context, business.shortId, "ort")}>{say("part.ort")}</a>
            </p>
          </Notice>
        )}
        {!open && <Notice kind="warning">{say("mine.notPublic")}</Notice>}
        <div class="actions">
          {open && (
            <LinkButton
              look={saved ? "primary" : "secondary"}
              icon="external"
              href={businessAddress(context, slug)}
            >
              {say("mine.seePublic")}
            </LinkButton>
          )}
          {own.drafts.length > 0 && (
            <LinkButton look="secondary" href={mineAddress(context, business.shortId, "vorschau")}>
              {say("mine.preview")}
            </LinkButton>
          )}
        </div>
        <AskedSection context={context} proposals={asked} />
        <Complete context={context} own={own} photos={photos.length} />
        <Section id="parts" title={say("mine.change")}>
          <ul class="cards">
            {partNames.map((part) => (
              <li>
                <Card
                  icon={icons[part]}
                  title={say(`part.${part}`)}
                  href={mineAddress(context, business.shortId, part)}
                  meta={own.drafts.some((draft) => draft.part === part) ? [say("mine.drafted")] : []}
                >
                  <p class="muted">{say(`part.${part}Text`)}</p>
                </Card>
              </li>
            ))}
            <li>
              <Card
                icon={icons.fotos}
                title={say("part.fotos")}
                href={mineAddress(context, business.shortId, "fotos")}
              >
                <p class="muted">{say("part.fotosText")}</p>
              </Card>
            </li>
          </ul>
        </Section>
        <Section id="right" title={say("fresh.confirm")}>
          <OwnForm context={context} inline action={mineAddress(context, business.shortId, "stimmt")}>
            <Button look="secondary" icon="check">
              {say("fresh.confirmButton")}
            </Button>
          </OwnForm>
        </Section>
        <Section id="more" title={say("mine.more")}>
          <ul class="plain-list">
            {(["aenderungen", "menschen"] satisfies OwnPage[]).map((page) => (
              <li>
                <a href={mineAddress(context, business.shortId, page)}>{say(`mine.${page}`)}</a>
              </li>
            ))}
          </ul>
        </Section>
      </Mine>
    ),
  };
}

const savedTexts: Record<string, OwningText> = {
  live: "mine.saved",
  waits: "mine.waits",
  same: "mine.same",
  entwurf: "mine.draftKept",
  zurueck: "mine.undone",
  stimmt: "fresh.thanks",
};

/** How complete the entry is, and one friendly line for each thing that is missing. */
const Complete: FC<{ context: SiteContext; own: OwnWithDrafts; photos: number }> = (props) => {
  const { context, photos } = props;
  const { business } = props.own;
  const say = owningTexts(context.locale);
  const missing = missingOf(business.profile, photos);
  const done = goodThings.length - missing.length;
  return (
    <Section id="complete" title={say("complete.title")}>
      <p id="complete-words">
        {say(missing.length === 0 ? "complete.all" : "complete.some", { done, all: goodThings.length })}
      </p>
      <progress class="complete" max={goodThings.length} value={done} aria-labelledby="complete-words" />
      <ul class="plain-list complete-list">
        {missing.map((thing) => (
          <li>
            <a href={mineAddress(context, business.shortId, whereFilled[thing])}>{say(`missing.${thing}`)}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
};
