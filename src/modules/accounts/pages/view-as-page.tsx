import { permissionSlot } from "../../../kernel/module/permission.ts";
import { Section } from "../../../kernel/ui/content/section.tsx";
import { Button } from "../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../kernel/web/answer.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { viewAs, viewAsOneself } from "../actions/view-as.ts";
import { type Role, roles } from "../rules/roles.ts";
import { staffLocale, staffTexts } from "../texts/texts.ts";
import { insideAddress, viewAsAddress } from "./addresses.ts";
import { OwnForm } from "./parts.tsx";
import { Inside } from "./people/inside.tsx";
import { roleName } from "./role-name.ts";
import { doingOf, signedIn } from "./visitor.ts";

/** What stands above every page while somebody looks as a role. */
export const lookingAs = (context: SiteContext, role: Role) => ({
  text: staffTexts(context.locale)("view.banner", { role: roleName(role, context.locale) }),
  label: staffTexts(context.locale)("view.back"),
  action: viewAsAddress(context, "ende"),
  lang: staffLocale(context.locale),
});

/** Chooses the role as which one looks at the pages, and says for each what stays out of sight. */
export function viewAsPage(context: SiteContext): Answer {
  const { locale, slots } = context;
  const say = staffTexts(locale);
  const { may } = signedIn(context);
  const all = permissionSlot.of(slots);
  return {
    kind: "page",
    title: say("view.title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("view.title")} lead={say("view.lead")}>
        {roles.map((role) => {
          const held = all.filter(({ roles: holders }) => holders.includes(role));
          const hidden = held.filter((each) => each.protected || !may.has(each.name));
          return (
            <Section id={role} title={roleName(role, locale)}>
              <ul>
                {held.map((each) => (
                  <li>
                    {each.words(staffLocale(locale))}
                    {hidden.includes(each) && <span class="muted"> ({say("view.hidden")})</span>}
                  </li>
                ))}
              </ul>
              <OwnForm context={context} inline action={viewAsAddress(context)} hidden={[["role", role]]}>
                <Button look="secondary" small>
                  {say("view.button", { role: roleName(role, locale) })}
                </Button>
              </OwnForm>
            </Section>
          );
        })}
      </Inside>
    ),
  };
}

export async function viewAsByForm(context: SiteContext): Promise<Answer> {
  const { id, session } = signedIn(context);
  const role = context.form?.get("role") ?? "";
  const done = await viewAs(doingOf(context), { personId: id, sessionId: session.id, role });
  return redirect(done.ok ? insideAddress(context) : viewAsAddress(context));
}

export async function viewAsOneselfByForm(context: SiteContext): Promise<Answer> {
  const { id, session } = signedIn(context);
  if (session.viewingAs) await viewAsOneself(doingOf(context), { personId: id, sessionId: session.id });
  return redirect(insideAddress(context));
}
