import { permissionSlot } from "../../../../kernel/module/permission.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { isStaff, type Role, roles, sessionLimits } from "../../rules/roles.ts";
import { staffTexts } from "../../texts/texts.ts";
import { roleName } from "../role-name.ts";
import { Inside } from "./inside.tsx";

/** "What may this role do?": every permission of every role, in words. */
export function rolesPage(context: SiteContext): PageAnswer {
  const { locale, slots } = context;
  const say = staffTexts(locale);
  const all = permissionSlot.of(slots);
  const heldBy = (holder: string) => all.filter(({ roles: holders }) => holders.includes(holder));
  const limits = (role: Role) => {
    const { idleMinutes, longestHours } = sessionLimits([role]);
    const days = (hours: number) =>
      hours % 24 === 0 ? say("roles.days", { count: hours / 24 }) : say("roles.hours", { count: hours });
    const minutes =
      idleMinutes % 60 === 0 ? days(idleMinutes / 60) : say("roles.minutes", { count: idleMinutes });
    return say("roles.limits", { minutes, hours: days(longestHours) });
  };
  return {
    kind: "page",
    title: say("roles.title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("roles.title")} lead={say("roles.lead")}>
        <Section id="everybody" title={say("roles.everybody")}>
          <ul>
            {heldBy("everybody").map(({ words }) => (
              <li>{words(locale)}</li>
            ))}
          </ul>
        </Section>
        {roles.map((role) => (
          <Section id={role} title={roleName(role, locale)}>
            {heldBy(role).length === 0 && <p>{say("roles.none")}</p>}
            <ul>
              {heldBy(role).map(({ words }) => (
                <li>{words(locale)}</li>
              ))}
            </ul>
            <p class="muted">
              {isStaff(role) && `${say("roles.staff")} `}
              {limits(role)}
            </p>
          </Section>
        ))}
      </Inside>
    ),
  };
}
