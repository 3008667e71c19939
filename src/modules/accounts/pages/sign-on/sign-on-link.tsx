import type { FC } from "hono/jsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { goOnAddress, signOnAddress } from "../addresses.ts";
import { unpackForm } from "../kept-form.ts";
import { OwnForm } from "../parts.tsx";

/**
 * The way to the provider of the town. It is a link: browsers do not let a form lead to another host. A form that waits stays on
 * this page, so the link opens beside it, and a button sends on what was typed.
 */
export const SignOnLink: FC<{
  context: SiteContext;
  label: string;
  onward?: string;
  kept?: string;
  /** For somebody who is signed in and shall show once more who they are. */
  again?: boolean;
}> = ({ context, label, onward = "", kept = "", again = false }) => {
  const say = accountsTexts(context.locale);
  const waiting = unpackForm(kept, startAddress(context));
  const beside = waiting !== undefined && waiting.fields !== null;
  const href = signOnAddress(context, beside ? "" : (waiting?.path ?? onward), again);
  const words = say(again ? "signOn.prove" : "signOn.button", { name: label });
  const link = (
    <p class="actions">
      <LinkButton look="secondary" href={href} {...(beside && { target: "_blank" as const })}>
        {words}
      </LinkButton>
    </p>
  );
  if (!beside) return link;
  return (
    <section class="panel" aria-label={words}>
      <p>{say("signOn.newWindow")}</p>
      {link}
      <OwnForm context={context} action={goOnAddress(context)} hidden={[["kept", kept]]}>
        <div class="actions">
          <Button look="secondary">{say("signOn.goOn")}</Button>
        </div>
      </OwnForm>
    </section>
  );
};
