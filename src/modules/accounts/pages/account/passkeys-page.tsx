import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { AddPasskeyRefusal } from "../../actions/passkeys/add-passkey.ts";
import { type OwnPasskey, passkeysOf } from "../../store/passkeys.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress } from "../addresses.ts";
import { deviceName } from "../device-name.ts";
import { moment } from "../moments.ts";
import { Head, OwnForm } from "../parts.tsx";
import { PasskeyForm } from "../passkey-form.tsx";
import { signedIn } from "../visitor.ts";

const longestName = 60;

const problems = {
  wrong: "passkey.wrong",
  over: "passkey.over",
  known: "passkey.known",
  "too-many": "passkey.tooMany",
} as const satisfies Record<AddPasskeyRefusal, string>;

/** The name that was typed for a new passkey, as it would be kept; undefined where nothing was asked for yet. */
export function typedName({ form }: SiteContext): string | undefined {
  const given = form?.get("name") ?? undefined;
  if (given === undefined) return undefined;
  const typed = normalForm(given)
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  return [...typed].slice(0, longestName).join("");
}

/** The passkeys of the own account: see, add, remove. */
export async function passkeysPage(context: SiteContext, refused?: AddPasskeyRefusal): Promise<Answer> {
  const { primary, site, locale, client } = context;
  const say = accountsTexts(locale);
  const { person } = signedIn(context);
  const passkeys = await readInSite(primary, site.id, (tx) => passkeysOf(tx, person.id));
  return {
    kind: "page",
    title: say("passkey.title"),
    noIndex: true,
    islands: ["passkey"],
    ...(refused && { status: 422 as const }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("passkey.title")}
          above={[{ label: say("account.title"), href: accountAddress(context) }]}
          lead={say("passkey.lead")}
        />
        {refused && <FormProblem title={say(problems[refused])} />}
        {passkeys.length === 0 ? (
          <p>{say("passkey.none")}</p>
        ) : (
          <List context={context} passkeys={passkeys} />
        )}
        <Section id="add" title={say("passkey.add")}>
          {!person.secondFactor && <Notice>{say("passkey.alone")}</Notice>}
          <PasskeyForm
            context={context}
            way="create"
            ask={accountAddress(context, "passkeys", "frage")}
            action={accountAddress(context, "passkeys")}
          >
            <Field
              name="name"
              label={say("passkey.name")}
              hint={say("passkey.nameHint")}
              value={typedName(context) ?? deviceName(client.agent)}
              maxlength={longestName}
              dir="auto"
            />
            <div class="actions">
              <Button>{say("passkey.add")}</Button>
            </div>
          </PasskeyForm>
          <div data-without="">
            <Notice kind="warning">{say("passkey.unsupported")}</Notice>
          </div>
        </Section>
      </div>
    ),
  };
}

const List: FC<{ context: SiteContext; passkeys: OwnPasskey[] }> = ({ context, passkeys }) => {
  const { locale } = context;
  const say = accountsTexts(locale);
  return (
    <DataTable
      caption={say("passkey.title")}
      hideCaption
      columns={[
        { label: say("account.name") },
        { label: say("account.lastUsed") },
        { label: say("passkey.remove") },
      ]}
      rows={passkeys.map(({ id, name, createdAt, usedAt }) => [
        <bdi>{name}</bdi>,
        moment(usedAt ?? createdAt, locale),
        <OwnForm
          context={context}
          inline
          action={accountAddress(context, "passkeys", "entfernen")}
          hidden={[["passkey", id]]}
        >
          <Button look="tertiary" small>
            {say("passkey.remove")}
            <span class="kern-sr-only">: {name}</span>
          </Button>
        </OwnForm>,
      ])}
    />
  );
};
