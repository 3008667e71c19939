import type { FC } from "hono/jsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { socialName } from "../../rules/fields/social.ts";
import { type ContactList, linesOf, networksOf } from "../../rules/my-business/contact-part.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import type { FieldsProps } from "../my-business/part-page.tsx";
import { phoneText } from "../phone-text.ts";

const kinds: Record<ContactList, { type: "tel" | "email" | "text"; autocomplete: string }> = {
  phone: { type: "tel", autocomplete: "tel" },
  email: { type: "email", autocomplete: "email" },
  website: { type: "text", autocomplete: "url" },
};

/** Telephones, mail addresses, websites, channels. */
export const ContactFields: FC<FieldsProps> = ({ context, form, wrong }) => {
  const say = owningTexts(context.locale);
  return (
    <>
      {(Object.keys(kinds) as ContactList[]).map((list) =>
        Array.from({ length: linesOf(form, list) }, (_, index) => {
          const name = `${list}${index + 1}`;
          const value = form.get(name) ?? undefined;
          return (
            <Field
              name={name}
              type={kinds[list].type}
              label={say(`contact.${list}`, { number: index + 1 })}
              value={value && list === "phone" ? phoneText(value) : value}
              error={wrong(name)}
              autocomplete={kinds[list].autocomplete}
              maxlength={list === "website" ? 2000 : 254}
              dir="ltr"
            />
          );
        }),
      )}
      {networksOf(form).map((network) => (
        <Field
          name={`on-${network}`}
          label={socialName(network)}
          hint={say("contact.channelHint")}
          value={form.get(`on-${network}`) ?? undefined}
          error={wrong(`on-${network}`)}
          maxlength={2000}
          dir="ltr"
        />
      ))}
    </>
  );
};
