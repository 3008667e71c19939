import type { Child } from "hono/jsx";
import type { Permission } from "../../../kernel/module/permission.ts";
import { Button, LinkButton } from "../../../kernel/ui/controls/button.tsx";
import { HiddenFields } from "../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../kernel/web/answer.ts";
import type { FrameContext } from "../../../kernel/web/build-app.ts";
import type { Gate, Hindrance } from "../../../kernel/web/visitor.ts";
import type { Site, SiteContext } from "../../quarter/index.ts";
import { identify } from "../actions/sign-in/identify.ts";
import { createRefusalNotes } from "../actions/sign-in/note-refusal.ts";
import { type Grants, grantsOf } from "../rules/grants.ts";
import { isStaff } from "../rules/roles.ts";
import { seenAs } from "../rules/seen-as.ts";
import { accountsTexts, staffTexts } from "../texts/texts.ts";
import {
  accountAddress,
  passkeySignInAddress,
  secondStepAddress,
  signInAddress,
  signInAgainAddress,
} from "./addresses.ts";
import { carriedAlong, holdsSecrets, keptFields, packForm } from "./kept-form.ts";
import { Head, OwnForm } from "./parts.tsx";
import { signInAgainPage } from "./sign-in/sign-in-again.tsx";
import { signInPage } from "./sign-in/sign-in-page.tsx";
import { lookingAs } from "./view-as-page.tsx";
import { doingOf, sessionCookie, signedIn } from "./visitor.ts";

/**
 * What stands before every route that is not public: who asks is known by a session; who may not is led to what helps, and what
 * a form held is never lost.
 *
 * @param permissions as the modules declare them
 * @throws {Error} for a role that is none
 */
export function createGate(permissions: readonly Permission[]): Gate<FrameContext<Site>> {
  const grants: Grants = grantsOf(permissions);
  const noteRefusal = createRefusalNotes();
  const closed = new Set(permissions.flatMap((each) => (each.protected ? [each.name] : [])));
  return {
    async identify(context) {
      const { site, primary, client, now } = context;
      const secret = site && context.cookie(sessionCookie({ site }));
      if (!site || !secret) return undefined;
      const found = await identify(primary, site.id, secret, grants, client, now);
      const role = found?.session.viewingAs;
      if (!found || !role) return found;
      const looking = lookingAs({ ...context, site }, role);
      return { ...found, may: seenAs(found.may, role, grants, closed), looking };
    },
    turnAway(hindrance, context) {
      // No route outside a site asks for a permission.
      if (!context.site) return notFound;
      return answers[hindrance]({ ...context, site: context.site });
    },
    async noteRefusal({ method, path }, { site, ...context }) {
      if (!site) return;
      const here = { ...context, site };
      const { id, session } = signedIn(here);
      await noteRefusal(doingOf(here), { personId: id, method, path, viewingAs: session.viewingAs });
    },
  };
}

const answers: Record<Hindrance, (context: SiteContext) => Answer | Promise<Answer>> = {
  "signed-out": (context) => {
    const { url, form } = context;
    if (!form) return redirect(signInAddress(context, url.pathname + url.search), 303);
    return signInPage(context, { kept: packForm(url, form), status: 403 });
  },
  "not-permitted": (context) => {
    const { person, session, roles } = signedIn(context);
    const { url, form } = context;
    if (form || session.factor === "second") return notFound;
    // The first half of a sign-in: whoever wants to go on is asked for the other half, wherever they go.
    if (person.secondFactor) return redirect(secondStepAddress(context, url.pathname + url.search), 303);
    // Their own account says that a second step is to be set up first.
    return roles.some(isStaff) ? redirect(accountAddress(context), 303) : notFound;
  },
  "not-fresh": (context) => {
    const { url, form } = context;
    return signInAgainPage(context, {
      kept: packForm(url, form),
      status: 403,
    });
  },
  "only-looking": (context) => ({
    kind: "refusal",
    status: 403,
    detail: staffTexts(context.locale)("view.refused"),
  }),
  "foreign-form": sendAgainPage,
};

/** The form is older than the session: somebody signed in again elsewhere. It came from a page of ours; one more click sends it. */
function sendAgainPage(context: SiteContext): Answer | Promise<Answer> {
  const { url, form = new URLSearchParams(), locale } = context;
  const say = accountsTexts(locale);
  // A password is not written into a page, so it must be typed again where the form stands.
  if (holdsSecrets(form)) {
    if (url.pathname === signInAgainAddress(context))
      return signInAgainPage(context, {
        kept: carriedAlong(context).kept,
        status: 403,
      });
    // Where a form stands whose own address is no page.
    const standsAt = new Map([
      [accountAddress(context, "passwort"), accountAddress(context)],
      [passkeySignInAddress(context), signInAddress(context)],
    ]);
    return refusedForm(
      context,
      say("again.secret"),
      <div class="actions">
        <LinkButton href={standsAt.get(url.pathname) ?? url.pathname}>{say("again.open")}</LinkButton>
      </div>,
    );
  }
  return refusedForm(
    context,
    say("again.lead"),
    <OwnForm context={context} action={url.pathname}>
      <HiddenFields fields={keptFields(form)} />
      <div class="actions">
        <Button>{say("again.send")}</Button>
      </div>
    </OwnForm>,
  );
}

/** Says why nothing was done, and how to go on. */
function refusedForm(context: SiteContext, lead: string, next: Child): Answer {
  const title = accountsTexts(context.locale)("again.title");
  return {
    kind: "page",
    status: 403,
    title,
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={title} lead={lead} />
        {next}
      </div>
    ),
  };
}
