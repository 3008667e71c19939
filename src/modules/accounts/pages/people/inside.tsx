import type { Child, FC } from "hono/jsx";
import type { Crumb } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { staffLocale, staffTexts } from "../../texts/texts.ts";
import { insideAddress } from "../addresses.ts";
import { Head } from "../parts.tsx";

/** A page for staff: written in German or English, whatever the language of the address. */
export const Inside: FC<{
  context: SiteContext;
  title: string;
  lead?: Child;
  /** What lies between the first internal page and this one; null for that page itself. */
  above?: Crumb[] | null;
  children: Child;
}> = ({ context, title, lead, above = [], children }) => {
  const written = staffLocale(context.locale);
  const inside = { label: staffTexts(context.locale)("inside.title"), href: insideAddress(context) };
  return (
    <div
      class="wrap"
      lang={written === context.locale ? undefined : written}
      dir={written === context.locale ? undefined : "ltr"}
    >
      <Head context={context} title={title} above={above === null ? [] : [inside, ...above]} lead={lead} />
      {children}
    </div>
  );
};
