import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { documentLimits } from "../../../../kernel/documents/document-kind.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { shortIdOf } from "../../rules/listing/slug.ts";
import { askedWays, maskedMail, ownDomains } from "../../rules/owning/claim.ts";
import { documentDays } from "../../rules/owning/claim-document.ts";
import { longestWords } from "../../rules/proposals/proposal.ts";
import { ownersOf } from "../../store/owning/ownerships.ts";
import { readPublicBusiness } from "../../store/public-business.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { businessAddress, listAddress } from "../addresses.ts";
import { hitName } from "../hit-card.tsx";
import { Guard } from "../proposals/guard.tsx";
import { claimAddress, codeAddress } from "./addresses.ts";

/** How the page is shown once more: what was wrong, in words. */
export interface ClaimSlip {
  status: 422 | 429;
  text: string;
}

/** "Is this your business?": the ways in which somebody takes over an entry. */
export async function claimPage(context: SiteContext, slip?: ClaimSlip): Promise<Answer> {
  const { primary, db, site, locale, params, now, form, url } = context;
  const slug = params.slug ?? "";
  const found = await readPublicBusiness(db, site.id, shortIdOf(slug), Math.floor(now.getTime() / 60_000));
  if (!found) return notFound;
  const { business, hit } = found;
  if (slug !== hit.slug) return redirect(claimAddress(context, hit.slug), form ? 303 : 308);
  const owned = (await readInSite(primary, site.id, (tx) => ownersOf(tx, business.id))).length > 0;
  const say = owningTexts(locale);
  const name = hitName(hit, locale);
  const sent = url.searchParams.has("gesendet");
  return {
    kind: "page",
    title: say("claim.title", { name }),
    noIndex: true,
    ...(slip && { status: slip.status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("claim.title", { name })}
          above={[
            { label: say("businesses"), href: listAddress(context) },
            { label: name, href: businessAddress(context, slug) },
          ]}
          lead={say(owned ? "claim.ownedLead" : "claim.lead")}
        />
        {slip && <FormProblem title={slip.text} />}
        {sent && <Notice title={say("claim.sent")}>{say("claim.sentText")}</Notice>}
        <Section id="code" title={say("claim.codeTitle")}>
          <p>{say("claim.codeText")}</p>
          <p class="actions">
            <LinkButton href={codeAddress(context)} look={sent ? "secondary" : "primary"}>
              {say("code.title")}
            </LinkButton>
          </p>
        </Section>
        {!owned && <ByMail context={context} business={business} slug={slug} />}
        <Asking context={context} business={business} slug={slug} owned={owned} />
      </div>
    ),
  };
}

interface Part {
  context: SiteContext;
  business: Business;
  slug: string;
}

/** A link to an address of the entry, or to one at its website's domain. */
const ByMail: FC<Part> = ({ context, business, slug }) => {
  const { locale, mailWorks, form } = context;
  const say = owningTexts(locale);
  const known = business.profile.emails ?? [];
  const domains = ownDomains(business.profile);
  if (!mailWorks || (known.length === 0 && domains.length === 0)) return null;
  return (
    <Section id="mail" title={say("claim.mailTitle")}>
      <p>{say("claim.mailText")}</p>
      <OwnForm context={context} action={claimAddress(context, slug, "mail")}>
        {known.length > 0 && (
          <ChoiceField
            name="to"
            label={say("claim.mailTo")}
            value={form?.get("to") ?? "0"}
            choices={[
              ...known.map((mail, index) => ({ value: String(index), label: maskedMail(mail) })),
              ...(domains.length > 0 ? [{ value: "other", label: say("claim.mailOther") }] : []),
            ]}
          />
        )}
        {domains.length > 0 && (
          <Field
            name="address"
            type="email"
            label={say("claim.mailAddress")}
            hint={say("claim.mailDomain", { domain: domains.map((domain) => `@${domain}`).join(", ") })}
            value={form?.get("address") ?? undefined}
            autocomplete="email"
            dir="ltr"
          />
        )}
        <div class="actions">
          <Button look="secondary">{say("claim.mailButton")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};

/** A letter, a visit, or an editor who looks at a document. */
const Asking: FC<Part & { owned: boolean }> = ({ context, business, slug, owned }) => {
  const { locale, form } = context;
  const say = owningTexts(locale);
  const hasAddress = business.profile.address?.street !== undefined;
  const ways = askedWays.filter((way) => way !== "letter" || (hasAddress && !owned));
  const asked = form?.get("way") === "ask";
  const kept = (name: string) => (asked ? (form?.get(name) ?? undefined) : undefined);
  const labels: Record<(typeof askedWays)[number], OwningText> = {
    letter: "claim.letter",
    visit: "claim.visit",
    document: "claim.document",
  };
  return (
    <Section id="ask" title={say(owned ? "claim.disputeTitle" : "claim.askTitle")}>
      <OwnForm context={context} action={claimAddress(context, slug)} hidden={[["way", "ask"]]} files>
        <Guard context={context} about={`claim ${business.shortId}`} seal={kept("seal") ?? null} />
        <ChoiceField
          name="wish"
          label={say("claim.how")}
          value={kept("wish") ?? ways[0]}
          choices={ways.map((value) => ({ value, label: say(labels[value]) }))}
        />
        <FileField
          name="document"
          label={say("claim.file")}
          hint={say("claim.fileHint", { megabytes: documentLimits.bytes / 1024 / 1024, days: documentDays })}
          accept="application/pdf,image/jpeg,image/png,image/webp"
        />
        <Field
          name="contact"
          label={say("claim.contact")}
          hint={say("claim.contactHint")}
          value={kept("contact")}
          autocomplete="tel"
          dir="auto"
        />
        <TextArea
          name="words"
          label={say("claim.words")}
          value={kept("words")}
          rows={3}
          maxlength={longestWords}
          dir="auto"
        />
        <div class="actions">
          <Button look="secondary">{say("claim.askButton")}</Button>
        </div>
      </OwnForm>
    </Section>
  );
};
