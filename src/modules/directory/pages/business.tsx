import { Disc } from "../../../kernel/ui/content/disc.tsx";
import { KeyValues } from "../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../kernel/ui/content/notice.tsx";
import { qrSvg } from "../../../kernel/ui/content/qr-code.tsx";
import { Section } from "../../../kernel/ui/content/section.tsx";
import { Breadcrumbs } from "../../../kernel/ui/controls/breadcrumbs.tsx";
import { LinkButton } from "../../../kernel/ui/controls/button.tsx";
import { Icon } from "../../../kernel/ui/icons/icon.tsx";
import { type Answer, notFound, redirect } from "../../../kernel/web/answer.ts";
import { MapPicture, mapCredits, pictureAround } from "../../places/index.ts";
import { type SiteContext, startAddress } from "../../quarter/index.ts";
import { businessParts } from "../index.ts";
import { isVague } from "../rules/business.ts";
import { categoryIcon } from "../rules/categories/icons.ts";
import { categoryName } from "../rules/categories/names.ts";
import { freshnessOf } from "../rules/fresh/freshness.ts";
import { parseHours } from "../rules/hours/hours.ts";
import { shortIdOf } from "../rules/listing/slug.ts";
import { nearHere } from "../store/found/near-here.ts";
import { readMergedInto, readPublicBusiness } from "../store/public-business.ts";
import { owningTexts } from "../texts/owning/texts.ts";
import { removalTexts } from "../texts/removal/texts.ts";
import { directoryTexts } from "../texts/texts.ts";
import { businessAddress, categoryAddress, listAddress } from "./addresses.ts";
import { contactFacts, otherFacts } from "./business-facts.tsx";
import { BusinessHours } from "./business-hours.tsx";
import { chooseDescription, DescriptionText } from "./description/description.tsx";
import { FreshLine, StaleNote } from "./fresh/fresh-line.tsx";
import { categoryTone, hitName, OpenStatus } from "./hit-card.tsx";
import { businessJsonLd } from "./json-ld.ts";
import { Sources } from "./known/sources.tsx";
import { SpecialDays } from "./known/special-days.tsx";
import { destination, geoAddress } from "./known/way-to.ts";
import { NearHere, neighbours } from "./near/near-here.tsx";
import { claimAddress } from "./owning/addresses.ts";
import { Photos } from "./photos/photos.tsx";
import { suggestAddress } from "./proposals/addresses.ts";
import { removalAddress } from "./removal/addresses.ts";

/** All that is known of one entry. */
export async function businessPage(context: SiteContext): Promise<Answer> {
  const { db, site, locale, now, params, url } = context;
  const slug = params.slug ?? "";
  const minute = Math.floor(now.getTime() / 60_000);
  const found = await readPublicBusiness(db, site.id, shortIdOf(slug), minute);
  if (!found) {
    // Merged with another entry: its page is there. No browser keeps this, as a merge can be taken back.
    const other = await readMergedInto(db, site.id, shortIdOf(slug));
    return other ? redirect(businessAddress(context, other.slug), 301) : notFound;
  }
  const { business, hit, sources, photos, confirmation } = found;
  // A name that changed, or only the short id: one entry has one address.
  if (slug !== hit.slug) return redirect(businessAddress(context, hit.slug), 308);

  const say = directoryTexts(locale);
  const { profile, place } = business;
  const near = await nearHere(db, site.id, {
    self: business.id,
    place,
    limit: neighbours,
    nowMinute: minute,
  });
  const name = hitName(hit, locale);
  const category = categoryName(hit.category, locale);
  const address = new URL(businessAddress(context, hit.slug), url).href;
  const hours = profile.openingHours
    ? parseHours(profile.openingHours, site.state, profile.specialDays)
    : undefined;
  const description = chooseDescription(profile.descriptions, locale);
  const phone = profile.phones?.[0];
  const mail = profile.emails?.[0];
  const website = profile.websites?.[0];
  const area = site.areas.find((known) => known.key === hit.area);

  const fresh = freshnessOf(sources, confirmation);
  const credits = await mapCredits(context);
  const contact = contactFacts(context, business);
  const parts = await Promise.all(
    businessParts.of(context.slots).map((part) => part(context, { id: business.id })),
  );

  return {
    kind: "page",
    title: profile.names.length > 0 ? `${name} – ${category}` : name,
    description:
      description?.text.slice(0, 200) ??
      say("business.description", { category, place: area?.name ?? site.name }),
    osm: sources.some((source) => source.name === "OpenStreetMap"),
    jsonLd: businessJsonLd(
      business,
      name,
      address,
      locale,
      hours?.ok ? { hours: hours.value, now: context.now } : undefined,
    ),
    islands: ["share"],
    body: (
      <div class="wrap">
        <Breadcrumbs
          label={say("breadcrumbs")}
          crumbs={[
            { label: say("home"), href: startAddress(context) },
            { label: say("menu"), href: listAddress(context) },
            { label: category, href: categoryAddress(context, hit.category) },
            { label: name },
          ]}
        />
        <header class={`profile-head tone-${categoryTone(hit.category)}`}>
          <Disc icon={categoryIcon(hit.category)} large />
          <div>
            <h1 dir="auto">{name}</h1>
            <p class="meta">
              <span>{profile.categories.map((id) => categoryName(id, locale)).join(", ")}</span>
              {area && <span>{area.name}</span>}
            </p>
            <p>
              <OpenStatus hit={hit} minute={minute} locale={locale} />
            </p>
          </div>
          <div class="print-only qr">
            {qrSvg(address)}
            <p>{say("business.qr")}</p>
          </div>
        </header>
        {business.status === "perhaps-closed" && (
          <Notice kind="warning">{say("business.perhapsClosed")}</Notice>
        )}
        {hit.card.stale && <StaleNote context={context} slug={hit.slug} fresh={fresh} />}
        <div class="actions no-print">
          {phone && (
            <LinkButton href={`tel:${phone}`} icon="phone">
              {say("business.call")}
            </LinkButton>
          )}
          <LinkButton href={geoAddress(business)} icon="route" look={phone ? "secondary" : "primary"}>
            {say("business.route")}
          </LinkButton>
          {website && (
            <LinkButton href={website} icon="globe" look="secondary" rel="noopener nofollow ugc">
              {say("business.visitSite")}
            </LinkButton>
          )}
          {mail && (
            <LinkButton href={`mailto:${mail}`} icon="mail" look="secondary">
              {say("business.mail")}
            </LinkButton>
          )}
          <share-link hidden data-label={say("business.share")} data-done={say("business.shared")}>
            <Icon name="share" />
          </share-link>
        </div>
        <Photos context={context} photos={photos} />
        <div class="columns">
          <div>
            {description && (
              <Section
                id="about"
                title={say(business.kind === "business" ? "business.about" : "business.aboutPlace")}
              >
                <DescriptionText description={description} locale={locale} />
              </Section>
            )}
            {contact.length > 0 && (
              <Section id="contact" title={say("business.contact")}>
                <KeyValues items={contact} />
              </Section>
            )}
            <Section id="facts" title={say("business.facts")}>
              <KeyValues items={otherFacts(context, business, name)} />
            </Section>
          </div>
          <div>
            <Section id="hours" title={say("business.hours")}>
              {hours?.ok ? (
                <BusinessHours context={context} hours={hours.value} />
              ) : (
                <p class="muted">{profile.openingHours ?? say("hours.unknown")}</p>
              )}
              <SpecialDays context={context} days={profile.specialDays} />
            </Section>
            <Section
              id="place"
              title={say(business.kind === "business" ? "business.location" : "business.locationPlace")}
            >
              <MapPicture
                context={context}
                credits={credits}
                picture={pictureAround([place], site.box)}
                label={say("business.mapLabel")}
                pins={[{ place, href: contact.length > 0 ? "#contact" : "#facts", label: name }]}
              />
              {isVague(place) && <p class="small">{say("business.aboutHere")}</p>}
              {/* The button above opens the map of a phone; computers and iPhones have nothing that knows geo: addresses. */}
              <p class="small no-print">
                <a
                  href={`https://www.openstreetmap.org/directions?to=${encodeURIComponent(destination(business))}`}
                  rel="noreferrer nofollow"
                >
                  {say("business.routeInBrowser")}
                </a>
              </p>
            </Section>
          </div>
        </div>
        {parts}
        <NearHere context={context} place={place} hits={near} />
        <footer class="business-foot muted small">
          <FreshLine fresh={fresh} locale={locale} />
          <p>
            {say("business.sources")}: <Sources sources={sources} locale={locale} />
          </p>
          <p class="no-print">
            <a href={suggestAddress(context, hit.slug)} rel="nofollow">
              {say("business.wrong")}
            </a>{" "}
            ·{" "}
            <a href={removalAddress(context, hit.slug)} rel="nofollow">
              {removalTexts(locale)("link")}
            </a>
          </p>
          {business.kind === "business" && (
            <p class="no-print">
              <a href={claimAddress(context, hit.slug)} rel="nofollow">
                {owningTexts(locale)("claim.link")}
              </a>
            </p>
          )}
        </footer>
      </div>
    ),
  };
}
