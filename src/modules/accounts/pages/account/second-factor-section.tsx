import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress } from "../addresses.ts";
import { OwnForm } from "../parts.tsx";
import { signedIn } from "../visitor.ts";

/**
 * What of the second factor stands on the own account: code app, passkeys, spare codes.
 *
 * @param codes how many spare codes are left
 * @param lacking whether the top of the page asks for one already
 */
export const SecondFactor: FC<{ context: SiteContext; codes: number; lacking: boolean }> = (props) => {
  const { context, codes, lacking } = props;
  const say = accountsTexts(context.locale);
  const { codeApp, passkeys, secondFactor } = signedIn(context).person;
  return (
    <>
      <Section id="second-step" title={say("factor.title")}>
        <p>{say(codeApp ? "factor.on" : "factor.off")}</p>
        {codeApp ? (
          <OwnForm context={context} inline action={accountAddress(context, "zweiter-schritt", "aus")}>
            <Button look="tertiary">{say("factor.remove")}</Button>
          </OwnForm>
        ) : (
          !lacking && (
            <LinkButton look="secondary" href={accountAddress(context, "zweiter-schritt")}>
              {say("factor.setUp")}
            </LinkButton>
          )
        )}
      </Section>
      <Section id="passkeys" title={say("passkey.title")}>
        <p>{say("passkey.text")}</p>
        <p>{say("passkey.count", { count: passkeys })}</p>
        {!lacking && (
          <LinkButton look="secondary" href={accountAddress(context, "passkeys")}>
            {say(passkeys > 0 ? "passkey.manage" : "passkey.add")}
          </LinkButton>
        )}
      </Section>
      {secondFactor && (
        <Section id="spare-codes" title={say("factor.recovery")}>
          <p>{say("factor.left", { count: codes })}</p>
          <OwnForm context={context} inline action={accountAddress(context, "ersatzcodes")}>
            <Button look="secondary">{say("factor.renew")}</Button>
          </OwnForm>
        </Section>
      )}
    </>
  );
};
