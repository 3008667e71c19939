import type { Child, FC } from "hono/jsx";
import type { Crumb } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import { Head } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { mineAddress } from "../owning/addresses.ts";

/** A page about an own business: where it lies, and its title. */
export const Mine: FC<{
  context: SiteContext;
  business: Business;
  title: string;
  lead?: Child;
  children: Child;
}> = ({ context, business, title, lead, children }) => {
  const name = businessTitle(business, context.locale).title;
  const above: Crumb[] = [
    { label: owningTexts(context.locale)("mine.menu"), href: mineAddress(context) },
    // Not on the first page about it, whose title is the name.
    ...(name === title ? [] : [{ label: name, href: mineAddress(context, business.shortId) }]),
  ];
  return (
    <div class="narrow mine">
      <Head context={context} title={title} above={above} lead={lead} />
      {children}
    </div>
  );
};
