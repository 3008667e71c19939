import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { dropDraft, keepDraft } from "../../actions/my-business/keep-draft.ts";
import { savePart } from "../../actions/my-business/save-part.ts";
import type { FormSlip } from "../../rules/my-business/part.ts";
import { type PartName, parts } from "../../rules/my-business/parts.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { ContactFields } from "../my-fields/contact-fields.tsx";
import { HoursFields } from "../my-fields/hours-fields.tsx";
import { MapForm, pressedPlace } from "../my-fields/map-form.tsx";
import { NameFields } from "../my-fields/name-fields.tsx";
import { OfferFields } from "../my-fields/offer-fields.tsx";
import { PlaceFields } from "../my-fields/place-fields.tsx";
import { slipText } from "../my-fields/slip-text.ts";
import { mineAddress } from "../owning/addresses.ts";
import { isoDay } from "../times.ts";
import { doingHere, type OwnWithDrafts, ofOwn } from "./own.ts";
import { Mine } from "./parts.tsx";

/** What the fields of a form are drawn with. */
export interface FieldsProps {
  context: SiteContext;
  own: OwnWithDrafts;
  form: URLSearchParams;
  /** What is wrong with a field, in words. */
  wrong(field: string): string | undefined;
}

const fields: Record<PartName, FC<FieldsProps>> = {
  zeiten: HoursFields,
  kontakt: ContactFields,
  name: NameFields,
  ort: PlaceFields,
  angebot: OfferFields,
};

/** The page with one form about an own business. */
export const partPage = (part: PartName) => ofOwn((context, own) => drawPart(context, own, part));

function drawPart(context: SiteContext, own: OwnWithDrafts, part: PartName, slips: FormSlip[] = []): Answer {
  const { locale, form: sent, now } = context;
  const { business } = own;
  const say = owningTexts(locale);
  const draft = own.drafts.find((each) => each.part === part);
  const present = parts[part].fill(business, isoDay(now));
  const form = sent ?? (draft ? new URLSearchParams(draft.fields) : present);
  const Fields = fields[part];
  const wrong = (field: string) => {
    const slip = slips.find((each) => each.field === field);
    return slip && slipText(slip.reason, locale);
  };
  return {
    kind: "page",
    title: say(`part.${part}`),
    noIndex: true,
    ...(slips.length > 0 && { status: 422 as const }),
    body: (
      <Mine context={context} business={business} title={say(`part.${part}`)} lead={say(`part.${part}Text`)}>
        {slips.length > 0 && (
          <FormProblem title={say("slip.title")}>
            {[...new Set(slips.map(({ reason }) => slipText(reason, locale)))].join(" ")}
          </FormProblem>
        )}
        {draft && !sent && <Notice>{say("mine.fromDraft")}</Notice>}
        <OwnForm context={context} action={mineAddress(context, business.shortId, part)}>
          <Fields context={context} own={own} form={form} wrong={wrong} />
          <div class="actions actions--last">
            <Button name="do" value="publish">
              {say("mine.publish")}
            </Button>
            <Button look="secondary" name="do" value="draft">
              {say("mine.keepDraft")}
            </Button>
            {draft && (
              <Button look="tertiary" name="do" value="drop">
                {say("mine.dropDraft")}
              </Button>
            )}
            <LinkButton look="tertiary" href={mineAddress(context, business.shortId)}>
              {say("mine.back")}
            </LinkButton>
          </div>
        </OwnForm>
        {part === "ort" && (
          <MapForm
            context={context}
            action={mineAddress(context, business.shortId, part)}
            place={form.get("place") ?? ""}
          />
        )}
      </Mine>
    ),
  };
}

/** Publishes the form, keeps it as a draft, or throws the draft away. */
export const partByForm = (part: PartName) =>
  ofOwn(async (context, own) => {
    const { form = new URLSearchParams(), locale } = context;
    const doing = doingHere(context);
    const back = (what: string) =>
      redirect(`${mineAddress(context, own.business.shortId)}?gespeichert=${what}`);
    const wish = form.get("do");
    if (wish === "drop") {
      await dropDraft(doing, own, part);
      return redirect(mineAddress(context, own.business.shortId, part));
    }
    if (wish === "map") {
      const draft = own.drafts.find((each) => each.part === part);
      const moved = draft
        ? new URLSearchParams(draft.fields)
        : parts[part].fill(own.business, isoDay(context.now));
      const place = pressedPlace(form);
      if (place) {
        moved.set("place", `${place.lat.toFixed(6)},${place.lon.toFixed(6)}`);
        await keepDraft(doing, own, part, moved);
      }
      return redirect(mineAddress(context, own.business.shortId, part));
    }
    if (wish === "draft") {
      await keepDraft(doing, own, part, form);
      return back("entwurf");
    }
    const saved = await savePart(doing, own, part, form, locale);
    if (saved.ok)
      return back(
        `${saved.value.kind}${"pinStays" in saved.value && saved.value.pinStays ? "&karte=1" : ""}`,
      );
    return saved.reason.kind === "slips" ? drawPart(context, own, part, saved.reason.slips) : notFound;
  });
