import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { accountPage } from "./account/account-page.tsx";
import { changePasswordByForm, deleteAccount, endDevices, ownDataFile } from "./account/change-account.ts";
import { addPasskeyByForm, newPasskeyQuestion, removePasskeyByForm } from "./account/change-passkeys.ts";
import { mailAnswerByForm, mailAnswerPage } from "./account/mail-answer-page.tsx";
import { askMailChangeByForm } from "./account/mail-section.tsx";
import { passkeysPage } from "./account/passkeys-page.tsx";
import {
  renewCodesByForm,
  secondFactorPage,
  switchOffByForm,
  switchOnByForm,
} from "./account/second-factor-page.tsx";
import { keepFactorByForm, readToldByForm } from "./account/told-notice.tsx";
import { logFile } from "./log/log-file.ts";
import { logPage } from "./log/log-page.tsx";
import { createOrganisationByForm, newOrganisationPage } from "./organisations/new-organisation.tsx";
import {
  endOrganisationByForm,
  organisationPage,
  renameOrganisationByForm,
} from "./organisations/organisation-page.tsx";
import { organisationsPage } from "./organisations/organisations-page.tsx";
import {
  endRoleByForm,
  giveRoleByForm,
  inviteAgainByForm,
  leaveByForm,
  removeFactorByForm,
  resumeByForm,
  setMailByForm,
  suspendByForm,
} from "./people/change-person.ts";
import { insidePage } from "./people/inside-page.tsx";
import { invite, invitePage } from "./people/invite-page.tsx";
import { peoplePage } from "./people/people-page.tsx";
import { personPage } from "./people/person-page.tsx";
import { rolesPage } from "./people/roles-page.tsx";
import { demoSignIn } from "./sign-in/demo-sign-in.ts";
import { accept, invitationPage } from "./sign-in/invitation-page.tsx";
import { linkForm, sendLinkByForm, signInByLinkForm, signInLinkPage } from "./sign-in/link-page.tsx";
import { paperCodeByForm, paperCodePage } from "./sign-in/paper-code-page.tsx";
import { passkeyQuestion, passkeySignInByForm } from "./sign-in/passkey-sign-in.tsx";
import { secondStepByForm, secondStepForm } from "./sign-in/second-step.tsx";
import { goOnByForm, proveByForm, signInByForm, signInForm } from "./sign-in/sign-in.ts";
import { signInAgainForm } from "./sign-in/sign-in-again.tsx";
import { signedOutPage, signOut } from "./sign-in/sign-out.tsx";
import { releaseByForm } from "./sign-on/release.ts";
import { backFromProvider, goToProvider } from "./sign-on/sign-on.ts";
import { endSignOnByForm, setSignOnByForm, signOnSettingsPage } from "./sign-on/sign-on-settings.tsx";
import { viewAsByForm, viewAsOneselfByForm, viewAsPage } from "./view-as-page.tsx";
import { route } from "./visitor.ts";

const grave = { grave: true } as const;

/** Signing in, the own account, people and roles. */
export const siteRoutes: Route<SiteContext>[] = [
  route("GET", "/anmelden", "anybody", signInForm),
  route("POST", "/anmelden", "anybody", signInByForm, { audit: "account.signed-in" }),
  route("POST", "/anmelden/demo", "anybody", demoSignIn, { audit: "account.demo-sign-in" }),
  route("GET", "/anmelden/code", "anybody", secondStepForm),
  route("POST", "/anmelden/code", "anybody", secondStepByForm, { audit: "account.second-step" }),
  route("POST", "/anmelden/noch-einmal", "own-account", proveByForm),
  route("GET", "/anmelden/passkey/frage", "anybody", passkeyQuestion),
  route("POST", "/anmelden/passkey", "anybody", passkeySignInByForm, { audit: "account.signed-in" }),
  route("GET", "/anmelden/noch-einmal", "own-account", (context) => signInAgainForm(context)),
  route("POST", "/anmelden/weiter", "anybody", (context) => goOnByForm(context)),
  route("GET", "/anmelden/extern", "anybody", goToProvider, { asksOthers: true }),
  route("GET", "/anmelden/extern/zurueck", "anybody", backFromProvider, {
    asksOthers: true,
    audit: "account.signed-in",
  }),
  route("GET", "/abmelden", "anybody", signedOutPage),
  route("POST", "/abmelden", "anybody", signOut, {
    whileLooking: true,
    audit: "account.signed-out",
  }),
  route("GET", "/anmelden/link", "anybody", (context) => linkForm(context)),
  route("POST", "/anmelden/link", "anybody", sendLinkByForm, { audit: "account.link-sent" }),
  route("GET", "/anmelden/link/:code", "anybody", (context) => signInLinkPage(context)),
  route("POST", "/anmelden/link/:code", "anybody", signInByLinkForm, { audit: "account.signed-in" }),
  route("GET", "/einladung", "anybody", (context) => paperCodePage(context)),
  route("POST", "/einladung", "anybody", paperCodeByForm),
  route("GET", "/einladung/:code", "anybody", (context) => invitationPage(context, "invitation")),
  route("POST", "/einladung/:code", "anybody", (context) => accept(context, "invitation"), {
    audit: "account.password-chosen",
  }),
  route("GET", "/passwort/:code", "anybody", (context) => invitationPage(context, "password")),
  route("POST", "/passwort/:code", "anybody", (context) => accept(context, "password"), {
    audit: "account.password-chosen",
  }),
  route("GET", "/konto", "own-account", (context) => accountPage(context)),
  route("POST", "/konto/passwort", "own-account", changePasswordByForm, {
    audit: "account.password-changed",
  }),
  route("POST", "/konto/mail", "own-account", askMailChangeByForm, { ...grave, audit: "account.mail-asked" }),
  route("GET", "/mail/:code", "anybody", mailAnswerPage),
  route("POST", "/mail/:code", "anybody", mailAnswerByForm, { audit: "account.mail-confirmed" }),
  route("POST", "/konto/gelesen", "own-account", readToldByForm, { audit: "account.notice-read" }),
  route("POST", "/konto/zweiter-schritt/behalten", "own-account", keepFactorByForm, {
    audit: "person.factor-removal-refused",
  }),
  route("POST", "/konto/geraete", "own-account", endDevices, { audit: "account.signed-out" }),
  route("GET", "/konto/zweiter-schritt", "own-account", (context) => secondFactorPage(context), grave),
  route("POST", "/konto/zweiter-schritt", "own-account", switchOnByForm, {
    ...grave,
    audit: "account.second-factor-on",
  }),
  route("POST", "/konto/zweiter-schritt/aus", "own-account", switchOffByForm, {
    ...grave,
    audit: "account.second-factor-off",
  }),
  route("GET", "/konto/passkeys", "own-account", (context) => passkeysPage(context), grave),
  route("GET", "/konto/passkeys/frage", "own-account", newPasskeyQuestion, grave),
  route("POST", "/konto/passkeys", "own-account", addPasskeyByForm, {
    ...grave,
    audit: "account.passkey-added",
  }),
  route("POST", "/konto/passkeys/entfernen", "own-account", removePasskeyByForm, {
    ...grave,
    audit: "account.passkey-removed",
  }),
  route("POST", "/konto/ersatzcodes", "own-account", renewCodesByForm, {
    ...grave,
    audit: "account.recovery-codes",
  }),
  route("GET", "/konto/daten.json", "own-account", ownDataFile, { ...grave, audit: "account.own-data" }),
  route("POST", "/konto/loeschen", "own-account", deleteAccount, { ...grave, audit: "account.deleted" }),
  route("GET", "/intern", "own-account", insidePage),
  route("GET", "/intern/protokoll", "audit-read", logPage),
  route("GET", "/intern/protokoll.csv", "audit-read", logFile, { ...grave, audit: "audit.exported" }),
  route("GET", "/intern/ansicht", "people-manage", viewAsPage),
  route("POST", "/intern/ansicht", "people-manage", viewAsByForm, { audit: "view.began" }),
  route("POST", "/intern/ansicht/ende", "own-account", viewAsOneselfByForm, {
    whileLooking: true,
    audit: "view.ended",
  }),
  route("GET", "/intern/rollen", "inside", rolesPage),
  route("GET", "/intern/personen", "people-read", peoplePage),
  route("GET", "/intern/personen/einladen", "people-manage", (context) => invitePage(context)),
  route("POST", "/intern/personen/einladen", "people-manage", invite, { ...grave, audit: "person.invited" }),
  route("GET", "/intern/personen/:person", "people-read", (context) => personPage(context)),
  route("POST", "/intern/personen/:person/rolle", "people-manage", giveRoleByForm, {
    ...grave,
    audit: "role.given",
  }),
  route("POST", "/intern/personen/:person/rolle-beenden", "people-manage", endRoleByForm, {
    ...grave,
    audit: "role.ended",
  }),
  route("POST", "/intern/personen/:person/sperren", "people-manage", suspendByForm, {
    ...grave,
    audit: "person.suspended",
  }),
  route("POST", "/intern/personen/:person/entsperren", "people-manage", resumeByForm, {
    ...grave,
    audit: "person.confirmed",
  }),
  route("POST", "/intern/personen/:person/ausgeschieden", "people-manage", leaveByForm, {
    ...grave,
    audit: "person.left",
  }),
  route("POST", "/intern/personen/:person/zweiter-schritt", "people-manage", removeFactorByForm, {
    ...grave,
    audit: "person.factor-removed",
  }),
  route("POST", "/intern/personen/:person/mail", "people-manage", setMailByForm, {
    ...grave,
    audit: "person.mail-set",
  }),
  route("POST", "/intern/personen/:person/einladung", "people-manage", inviteAgainByForm, {
    ...grave,
    audit: "person.invited-again",
  }),
  route("POST", "/intern/personen/:person/extern-loesen", "people-manage", releaseByForm, {
    ...grave,
    audit: "person.sign-on-released",
  }),
  route("GET", "/intern/organisationen", "organisations-read", organisationsPage),
  route("GET", "/intern/organisationen/neu", "organisations-manage", (context) =>
    newOrganisationPage(context),
  ),
  route("POST", "/intern/organisationen/neu", "organisations-manage", createOrganisationByForm, {
    audit: "organisation.created",
  }),
  route("GET", "/intern/organisationen/:organisation", "organisations-read", (context) =>
    organisationPage(context),
  ),
  route(
    "POST",
    "/intern/organisationen/:organisation/umbenennen",
    "organisations-manage",
    renameOrganisationByForm,
    {
      audit: "organisation.renamed",
    },
  ),
  route(
    "POST",
    "/intern/organisationen/:organisation/beenden",
    "organisations-manage",
    endOrganisationByForm,
    {
      ...grave,
      audit: "organisation.ended",
    },
  ),
  route("GET", "/intern/anmeldung", "sign-on-manage", (context) => signOnSettingsPage(context), grave),
  route("POST", "/intern/anmeldung", "sign-on-manage", setSignOnByForm, {
    ...grave,
    asksOthers: true,
    audit: "sign-on.set",
  }),
  route("POST", "/intern/anmeldung/aus", "sign-on-manage", endSignOnByForm, {
    ...grave,
    audit: "sign-on.off",
  }),
];
