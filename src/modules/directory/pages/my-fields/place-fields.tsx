import type { FC } from "hono/jsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { owningTexts } from "../../texts/owning/texts.ts";
import type { FieldsProps } from "../my-business/part-page.tsx";

/** The address, and where it is on the map. */
export const PlaceFields: FC<FieldsProps> = ({ context, form, wrong }) => {
  const say = owningTexts(context.locale);
  const field = (name: "street" | "houseNumber" | "postcode" | "city" | "extra", autocomplete: string) => (
    <Field
      name={name}
      label={say(`place.${name}`)}
      value={form.get(name) ?? undefined}
      error={wrong(name)}
      autocomplete={autocomplete}
      maxlength={name === "street" || name === "extra" ? 200 : 100}
      dir="auto"
    />
  );
  return (
    <>
      {field("street", "address-line1")}
      {field("houseNumber", "off")}
      {field("postcode", "postal-code")}
      {field("city", "address-level2")}
      {field("extra", "address-line2")}
      <input type="hidden" name="place" value={form.get("place") ?? ""} />
      <p class="field-hint">{say("place.hint")}</p>
    </>
  );
};
