import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { isGuardedPerson } from "../../rules/guarded.ts";
import type { FactorRemoval } from "../../store/factor-removals.ts";
import type { Person } from "../../store/people.ts";
import { staffTexts } from "../../texts/texts.ts";
import { personAddress } from "../addresses.ts";
import { moment } from "../moments.ts";
import { OwnForm } from "../parts.tsx";
import { signedIn } from "../visitor.ts";

/** What was asked about the second factor of a person, and by whom. */
export type AskedRemoval = FactorRemoval & { name: string };

/** What an administrator may do about somebody's access: reset, second factor, mail address, suspend, leave. */
export const PersonAccess: FC<{
  context: SiteContext;
  person: Person;
  removal: AskedRemoval | undefined;
  /** Whether they are known to a provider of the town. */
  bound: boolean;
}> = ({ context, person, removal, bound }) => {
  const say = staffTexts(context.locale);
  const { state } = person;
  const own = person.id === signedIn(context).id;
  const button = (path: string, label: string, text?: string) => (
    <OwnForm context={context} action={personAddress(context, person.id, path)}>
      {text && <p>{text}</p>}
      <div class="actions">
        <Button look="secondary">{label}</Button>
      </div>
    </OwnForm>
  );
  const removalText = () => {
    if (removal)
      return say("person.removeAsked", { name: removal.name, when: moment(removal.askedAt, context.locale) });
    const text = say("person.removeFactorText");
    return isGuardedPerson(person) ? `${text} ${say("person.removeGuarded")}` : text;
  };
  return (
    <Section id="state" title={say("person.stateTitle")}>
      {state === "invited" && button("einladung", say("person.inviteAgain"))}
      {state === "confirmed" && button("einladung", say("person.resetPassword"), say("person.resetText"))}
      {state === "confirmed" &&
        person.secondFactor &&
        !own &&
        button("zweiter-schritt", say(removal ? "person.removeAgree" : "person.removeFactor"), removalText())}
      {bound && button("extern-loesen", say("person.signOnRelease"), say("person.signOnReleaseText"))}
      <OwnForm context={context} action={personAddress(context, person.id, "mail")}>
        <Field
          name="mail"
          type="email"
          label={say("people.mail")}
          hint={say("person.setMailText")}
          value={context.form?.get("mail") ?? person.mail ?? undefined}
          dir="ltr"
        />
        <div class="actions">
          <Button look="secondary">{say("person.setMail")}</Button>
        </div>
      </OwnForm>
      {state === "suspended"
        ? button("entsperren", say("person.resume"))
        : button("sperren", say("person.suspend"), say("person.suspendText"))}
      {button("ausgeschieden", say("person.leave"), say("person.leaveText"))}
    </Section>
  );
};
