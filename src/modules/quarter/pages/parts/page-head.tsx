import type { Child, FC } from "hono/jsx";
import { Breadcrumbs, type Crumb } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import type { AddressContext } from "../../rules/addresses.ts";
import { startAddress } from "../../rules/addresses.ts";
import { quarterTexts } from "../../texts/texts.ts";

/** The head of every page below the start page: the way here, the title, one sentence. */
export const PageHead: FC<{
  context: AddressContext;
  title: string;
  /** A shorter name for the way here. */
  crumb?: string;
  /** What lies between the start page and this one. */
  above?: Crumb[];
  lead?: Child;
}> = ({ context, title, crumb, above = [], lead }) => {
  const say = quarterTexts(context.locale);
  return (
    <>
      <Breadcrumbs
        label={say("crumbs")}
        crumbs={[
          { label: say("menu.start"), href: startAddress(context) },
          ...above,
          { label: crumb ?? title },
        ]}
      />
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
    </>
  );
};
