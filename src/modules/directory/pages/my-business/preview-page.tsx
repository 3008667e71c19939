import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Business, Facts } from "../../rules/business.ts";
import { parseHours } from "../../rules/hours/hours.ts";
import { onlyChanged } from "../../rules/my-business/part.ts";
import { type PartName, partNames, parts } from "../../rules/my-business/parts.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { contactFacts, otherFacts } from "../business-facts.tsx";
import { BusinessHours } from "../business-hours.tsx";
import { chooseDescription, DescriptionText } from "../description/description.tsx";
import { SpecialDays } from "../known/special-days.tsx";
import type { OwnWithDrafts } from "./own.ts";
import { Mine } from "./parts.tsx";

/** What the entry would say with the drafts, and which of them have a slip. */
function withDrafts({ business, drafts }: OwnWithDrafts): { next: Business; wrong: PartName[] } {
  let facts: Facts = { ...business.profile, place: business.place };
  const wrong: PartName[] = [];
  for (const part of partNames) {
    const draft = drafts.find((each) => each.part === part);
    if (!draft) continue;
    const read = parts[part].read(new URLSearchParams(draft.fields), business);
    if (!read.ok) wrong.push(part);
    else {
      const changed = Object.entries(onlyChanged(read.value, business));
      facts = { ...facts, ...Object.fromEntries(changed.map(([name, said]) => [name, said ?? undefined])) };
    }
  }
  const { place, ...profile } = facts;
  return { next: { ...business, profile, place }, wrong };
}

/** How the page would look with what is drafted. */
export function previewPage(context: SiteContext, own: OwnWithDrafts): Answer {
  const { locale, site } = context;
  const say = owningTexts(locale);
  const words = directoryTexts(locale);
  const { next, wrong } = withDrafts(own);
  const { profile } = next;
  const { title } = businessTitle(next, locale);
  const hours = profile.openingHours
    ? parseHours(profile.openingHours, site.state, profile.specialDays)
    : undefined;
  const description = chooseDescription(profile.descriptions, locale);
  return {
    kind: "page",
    title: say("mine.preview"),
    noIndex: true,
    body: (
      <Mine context={context} business={own.business} title={say("mine.preview")} lead={say("preview.lead")}>
        {wrong.map((part) => (
          <Notice kind="warning">{say("preview.wrong", { part: say(`part.${part}`) })}</Notice>
        ))}
        <Section id="about" title={title}>
          {description && <DescriptionText description={description} locale={locale} />}
          <KeyValues items={contactFacts(context, next)} />
        </Section>
        <Section id="hours" title={words("business.hours")}>
          {hours?.ok ? (
            <BusinessHours context={context} hours={hours.value} />
          ) : (
            <p class="muted">{profile.openingHours ?? words("hours.unknown")}</p>
          )}
          <SpecialDays context={context} days={profile.specialDays} />
        </Section>
        <Section id="facts" title={words("business.facts")}>
          <KeyValues items={otherFacts(context, next, title)} />
        </Section>
      </Mine>
    ),
  };
}
