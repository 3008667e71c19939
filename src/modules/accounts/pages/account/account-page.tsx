import type { FC } from "hono/jsx";
import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { pipelined } from "../../../../kernel/db/pipelined.ts";
import { begun } from "../../../../kernel/turns/begun.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { toldLines } from "../../actions/account/told.ts";
import { accountParts } from "../../index.ts";
import { isStaff } from "../../rules/roles.ts";
import { openRecoveryCodes } from "../../store/credentials.ts";
import { mailChangeOf } from "../../store/mail-changes.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { signOnOf } from "../../store/sign-on.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress, insideAddress, rolesAddress, signOutAddress } from "../addresses.ts";
import { deviceName } from "../device-name.ts";
import { moment } from "../moments.ts";
import { Head, OwnForm, PasswordField } from "../parts.tsx";
import { roleName } from "../role-name.ts";
import { NewPassword } from "../sign-in/invitation-page.tsx";
import { signedIn } from "../visitor.ts";
import { ForgetDevice } from "./forget-device.tsx";
import { MailSection } from "./mail-section.tsx";
import { OwnLog } from "./own-log.tsx";
import { SecondFactor } from "./second-factor-section.tsx";
import { ToldNotice } from "./told-notice.tsx";

const linesShown = 20;

/** The own account: roles, second factor, password, devices, data, leaving. */
export async function accountPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, now } = context;
  const say = accountsTexts(locale);
  const { person, roles, session } = signedIn(context);
  // Asked on connections of their own meanwhile.
  const asked = begun(Promise.all(accountParts.of(context.slots).map((part) => part(context))));
  const [told, devices, codes, { lines: log }, waiting, signOn] = await readInSite(
    primary,
    site.id,
    async (transaction) => {
      const tx = await pipelined(transaction);
      return Promise.all([
        toldLines(tx, person, now),
        sessionsOf(tx, person.id),
        openRecoveryCodes(tx, person.id),
        findAuditLines(tx, { concerns: person.id }, { limit: linesShown }),
        mailChangeOf(tx, person.id, now),
        signOnOf(tx),
      ]);
    },
  );
  const lacking = session.factor === "first" && !person.secondFactor && roles.some(isStaff);
  const parts = await asked;
  return {
    kind: "page",
    title: say("account.title"),
    noIndex: true,
    islands: ["forget-device"],
    ...(problem && { status: 422 as const }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={say("account.title")}
          lead={say("account.lead", { name: person.name })}
        />
        {problem && <FormProblem title={problem} />}
        <ToldNotice context={context} told={told} />
        {lacking && (
          <Notice kind="warning" title={say("factor.needed")}>
            <p class="actions">
              <LinkButton href={accountAddress(context, "zweiter-schritt")}>{say("factor.setUp")}</LinkButton>
              <LinkButton look="secondary" href={accountAddress(context, "passkeys")}>
                {say("passkey.add")}
              </LinkButton>
            </p>
          </Notice>
        )}
        <ForgetDevice context={context} warn />
        <OwnForm context={context} inline action={signOutAddress(context)}>
          <p class="actions">
            {roles.length > 0 && !lacking && (
              <LinkButton look="secondary" href={insideAddress(context)}>
                {say("inside")}
              </LinkButton>
            )}
            <Button look="secondary">{say("signOut")}</Button>
          </p>
        </OwnForm>
        <Section id="roles" title={say("account.roles")}>
          {roles.length === 0 ? (
            <p>{say("account.noRoles")}</p>
          ) : (
            <ul>
              {roles.map((role) => (
                <li>{roleName(role, locale)}</li>
              ))}
            </ul>
          )}
          <p>
            <a href={rolesAddress(context)}>{say("account.rolesMore")}</a>
          </p>
        </Section>
        <SecondFactor context={context} codes={codes.length} lacking={lacking} />
        <MailSection context={context} waiting={waiting} />
        <Section id="password" title={say("account.changePassword")}>
          {signOn && <p>{say("account.signOn", { name: signOn.label })}</p>}
          <p>{say("account.othersEnd")}</p>
          <OwnForm context={context} action={accountAddress(context, "passwort")}>
            <PasswordField name="current" label={say("account.currentPassword")} />
            <NewPassword context={context} />
            <div class="actions">
              <Button look="secondary">{say("account.changePassword")}</Button>
            </div>
          </OwnForm>
        </Section>
        {parts}
        <Devices context={context} devices={devices} own={session.id} />
        <OwnLog context={context} lines={log} />
        <Section id="data" title={say("account.data")}>
          <p>{say("account.dataText")}</p>
          <p class="actions">
            <LinkButton look="secondary" href={accountAddress(context, "daten.json")}>
              {say("account.dataButton")}
            </LinkButton>
          </p>
        </Section>
        <Section id="delete" title={say("account.delete")}>
          <p>{say("account.deleteText")}</p>
          <OwnForm context={context} action={accountAddress(context, "loeschen")}>
            <div class="actions">
              <Button look="tertiary">{say("account.deleteButton")}</Button>
            </div>
          </OwnForm>
        </Section>
      </div>
    ),
  };
}

const Devices: FC<{ context: SiteContext; devices: Session[]; own: string }> = ({
  context,
  devices,
  own,
}) => {
  const { locale } = context;
  const say = accountsTexts(locale);
  return (
    <Section id="devices" title={say("account.devices")}>
      <DataTable
        caption={say("account.devices")}
        hideCaption
        columns={[
          { label: say("account.device") },
          { label: say("account.lastUsed") },
          { label: say("account.endDevice") },
        ]}
        rows={devices.map((device) => [
          <bdi>{deviceName(device.agent) ?? say("account.unknownDevice")}</bdi>,
          moment(device.seenAt, locale),
          device.id === own ? (
            say("account.thisDevice")
          ) : (
            <OwnForm
              context={context}
              inline
              action={accountAddress(context, "geraete")}
              hidden={[["device", device.id]]}
            >
              <Button look="tertiary" small>
                {say("account.endDevice")}
              </Button>
            </OwnForm>
          ),
        ])}
      />
      {devices.length > 1 && (
        <OwnForm context={context} action={accountAddress(context, "geraete")}>
          <div class="actions">
            <Button look="secondary">{say("account.endOthers")}</Button>
          </div>
        </OwnForm>
      )}
    </Section>
  );
};
