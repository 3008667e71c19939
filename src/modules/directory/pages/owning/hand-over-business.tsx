import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { dayOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { longestReasonWords } from "../../rules/proposals/reason.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { changesOf } from "../../store/changes.ts";
import { openCodesOf } from "../../store/owning/claim-codes.ts";
import { type Owner, ownersOf } from "../../store/owning/ownerships.ts";
import { sourcesOf } from "../../store/sources.ts";
import { owningStaffTexts, owningTexts } from "../../texts/owning/texts.ts";
import { ChangeList } from "../known/change-list.tsx";
import { handOverAddress } from "./addresses.ts";

const lastChanges = 20;

/** The person who was to lose the entry without a reason. */
export interface HandOverSlip {
  without: string;
}

/** One business: whose it is, what codes are open, and how it is handed over. */
export async function handOverBusinessPage(context: SiteContext, slip?: HandOverSlip): Promise<Answer> {
  const { primary, site, locale, params, now } = context;
  const say = owningStaffTexts(locale);
  const found = await readInSite(primary, site.id, async (tx) => {
    const business = await businessByShortId(tx, params.business ?? "");
    if (!business || business.status === "merged") return undefined;
    const [owners, codes] = [await ownersOf(tx, business.id), await openCodesOf(tx, business.id, now)];
    const [changes, sources] = [await changesOf(tx, business.id, lastChanges), await sourcesOf(tx)];
    return { business, owners, codes, changes, sources };
  });
  if (!found) return notFound;
  const { business, owners, codes, changes, sources } = found;
  const { title, address } = businessTitle(business, locale);
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(slip && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={title}
        above={[{ label: say("hand.title"), href: handOverAddress(context) }]}
        lead={address}
      >
        <Owners context={context} business={business} owners={owners} slip={slip} />
        <Section id="code" title={say("hand.codeTitle")}>
          <p>{say("hand.codeText")}</p>
          <OwnForm context={context} action={handOverAddress(context, business.shortId, "code")}>
            <LanguageChoice context={context} name="slip-language" />
            <div class="actions">
              <Button>{say("hand.codeButton")}</Button>
            </div>
          </OwnForm>
        </Section>
        <Section id="letter" title={say("hand.letterTitle")}>
          <p>{say("hand.letterText")}</p>
          <OwnForm context={context} action={handOverAddress(context, business.shortId, "brief")}>
            <LanguageChoice context={context} name="letter-language" />
            <div class="actions">
              <Button look="secondary">{say("hand.letterButton")}</Button>
            </div>
          </OwnForm>
        </Section>
        <Section id="open" title={say("hand.openTitle")}>
          {codes.length === 0 && <p>{say("hand.noCodes")}</p>}
          <ul class="plain-list">
            {codes.map(({ way, madeAt, expiresAt }) => (
              <li>
                {say("hand.codeLine", {
                  way: say(`way.${way}`),
                  made: dayOf(madeAt, locale),
                  until: dayOf(expiresAt, locale),
                })}
              </li>
            ))}
          </ul>
          {codes.length > 0 && (
            <OwnForm context={context} action={handOverAddress(context, business.shortId, "ungueltig")}>
              <div class="actions">
                <Button look="tertiary">{say("hand.voidButton")}</Button>
              </div>
            </OwnForm>
          )}
        </Section>
        <Section id="changes" title={owningTexts(locale)("mine.aenderungen")}>
          <ChangeList context={context} changes={changes} sources={sources} />
        </Section>
      </Inside>
    ),
  };
}

/** The second language of a paper; the first is German. */
const LanguageChoice: FC<{ context: SiteContext; name: string }> = ({ context, name }) => (
  <SelectField
    name={name}
    label={owningStaffTexts(context.locale)("hand.language")}
    value="tr"
    choices={locales.map((value) => ({ value, label: localeFacts[value].name }))}
  />
);

/** Who takes care of the entry now. */
const Owners: FC<{
  context: SiteContext;
  business: Business;
  owners: Owner[];
  slip: HandOverSlip | undefined;
}> = (props) => {
  const { context, business, owners, slip } = props;
  const say = owningStaffTexts(context.locale);
  return (
    <Section id="owners" title={say("hand.ownersTitle")}>
      {owners.length === 0 && <p>{say("hand.noOwners")}</p>}
      <ul class="plain-list">
        {owners.map(({ personId, name, since, how }) => (
          <li>
            <p>
              <strong dir="auto">{name}</strong>{" "}
              <span class="muted">
                {say("hand.ownerLine", { since: dayOf(since, context.locale), way: say(`way.${how}`) })}
              </span>
            </p>
            <details class="ends" open={slip?.without === personId}>
              <summary>
                {say("hand.end")}
                <span class="kern-sr-only">: {name}</span>
              </summary>
              <OwnForm
                context={context}
                action={handOverAddress(context, business.shortId, "beenden")}
                hidden={[["person", personId]]}
              >
                <Field
                  name={`reason-${personId}`}
                  label={say("hand.endReason")}
                  hint={say("hand.endHint")}
                  error={slip?.without === personId ? say("hand.endMissing") : undefined}
                  required
                  maxlength={longestReasonWords}
                  dir="auto"
                />
                <div class="actions">
                  <Button look="secondary">{say("hand.endButton")}</Button>
                </div>
              </OwnForm>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
};
