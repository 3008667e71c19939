import type { Child, FC } from "hono/jsx";
import { Breadcrumbs, type Crumb } from "../../../kernel/ui/controls/breadcrumbs.tsx";
import { Field, HiddenFields } from "../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../quarter/index.ts";
import { startAddress } from "../../quarter/index.ts";
import { accountsTexts } from "../texts/texts.ts";

/** A form that changes something: carries the proof that it is ours. */
export const OwnForm: FC<{
  context: SiteContext;
  action: string;
  hidden?: Iterable<readonly [string, string]>;
  inline?: boolean;
  /** As wide as the page, for forms that hold a list. */
  wide?: boolean;
  /** Files go with it: its route needs `fileBytes`. */
  files?: boolean;
  children: Child;
}> = ({ context, action, hidden = [], inline, wide, files, children }) => (
  <form
    class={inline ? "form--inline" : wide ? "form form--wide" : "form"}
    method="post"
    action={action}
    enctype={files ? "multipart/form-data" : undefined}
  >
    <HiddenFields
      fields={[...(context.visitor ? [["token", context.visitor.token] as const] : []), ...hidden]}
    />
    {children}
  </form>
);

/** The present password. */
export const PasswordField: FC<{ name?: string; label: string }> = ({ name = "password", label }) => (
  <Field name={name} label={label} type="password" required autocomplete="current-password" dir="ltr" />
);

/** The head of a page that is not for the public. */
export const Head: FC<{ context: SiteContext; title: string; above?: Crumb[]; lead?: Child }> = (props) => {
  const { context, title, above = [], lead } = props;
  const say = accountsTexts(context.locale);
  return (
    <>
      <Breadcrumbs
        label={say("crumbs")}
        crumbs={[{ label: context.site.name, href: startAddress(context) }, ...above, { label: title }]}
      />
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
    </>
  );
};
