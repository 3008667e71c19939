import type { FC } from "hono/jsx";
import { languageName } from "../../../../kernel/i18n/language-names.ts";
import { CheckField } from "../../../../kernel/ui/controls/check-field.tsx";
import { ChoiceField } from "../../../../kernel/ui/controls/choice-field.tsx";
import { SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { paymentMeans } from "../../rules/fields/payment.ts";
import { offerQuestions, spokenChoices } from "../../rules/my-business/offer-part.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { directoryTexts } from "../../texts/texts.ts";
import type { FieldsProps } from "../my-business/part-page.tsx";

const services = {
  delivery: "service.delivery",
  takeaway: "service.takeaway",
  onlineOrder: "service.online",
} as const;

/** Languages, access, payment, delivery, training places. */
export const OfferFields: FC<FieldsProps> = ({ context, form }) => {
  const { locale } = context;
  const say = owningTexts(locale);
  const words = directoryTexts(locale);
  const yesNo = (["", "yes", "no"] as const).map((value) => ({
    value,
    label: say(`answer.${value || "unsaid"}`),
  }));
  return (
    <>
      <CheckField
        name="language"
        label={words("business.languages")}
        fine
        chosen={form.getAll("language")}
        choices={spokenChoices(form).map((value) => ({ value, label: languageName(value, locale) }))}
      />
      <ChoiceField
        name="wheelchair"
        label={words("business.wheelchair")}
        value={form.get("wheelchair") ?? ""}
        choices={[
          { value: "", label: say("answer.unsaid") },
          ...(["yes", "limited", "no"] as const).map((value) => ({
            value,
            label: words(`wheelchair.${value}`),
          })),
        ]}
      />
      <CheckField
        name="payment"
        label={words("business.payment")}
        fine
        chosen={form.getAll("payment")}
        choices={paymentMeans.map((value) => ({ value, label: words(`payment.${value}`) }))}
      />
      {offerQuestions.map((question) => (
        <SelectField
          name={question}
          label={words(services[question])}
          value={form.get(question) ?? ""}
          choices={yesNo}
        />
      ))}
      <CheckField
        name="training"
        label={words("business.training")}
        chosen={form.getAll("training")}
        choices={(["apprenticeship", "internship"] as const).map((value) => ({
          value,
          label: words(`training.${value}`),
        }))}
      />
    </>
  );
};
