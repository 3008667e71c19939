import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { permissionSlot } from "../../../../kernel/module/permission.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { isStaff, type Role, roles, sessionLimits } from "../../rules/roles.ts";
import { accountsTexts, staffLocale, staffTexts } from "../../texts/texts.ts";
import { insideAddress, rolesAddress } from "../addresses.ts";
import { Head } from "../parts.tsx";
import { roleName } from "../role-name.ts";
import { signedIn } from "../visitor.ts";
import { Inside } from "./inside.tsx";

/** "What may this role do?": every permission of every role, in words; at first only their own for those outside the staff. */
export function rolesPage(context: SiteContext): PageAnswer {
  const { locale, slots, url } = context;
  const { roles: held } = signedIn(context);
  if (!held.some(isStaff) && !url.searchParams.has("alle")) return ownRolesPage(context, held);
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
              <li>{words(staffLocale(locale))}</li>
            ))}
          </ul>
        </Section>
        {roles.map((role) => (
          <Section id={role} title={roleName(role, locale)}>
            {heldBy(role).length === 0 && <p>{say("roles.none")}</p>}
            <ul>
              {heldBy(role).map(({ words }) => (
                <li>{words(staffLocale(locale))}</li>
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

/** For owners and people who take part, in their own language: what they may do by their roles. */
function ownRolesPage(context: SiteContext, held: readonly Role[]): PageAnswer {
  const { locale, slots } = context;
  const say = accountsTexts(locale);
  const all = permissionSlot.of(slots);
  const time = (count: number, unit: "minute" | "hour" | "day") =>
    new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : localeFacts[locale].intl, {
      style: "unit",
      unit,
      unitDisplay: "long",
    }).format(count);
  const hours = (count: number) => (count % 24 === 0 ? time(count / 24, "day") : time(count, "hour"));
  const { idleMinutes, longestHours } = sessionLimits(held);
  const idle = idleMinutes % 60 === 0 ? hours(idleMinutes / 60) : time(idleMinutes, "minute");
  const title = say("own.roles");
  const holders = [
    { id: "everybody", name: say("own.everybody") },
    ...held.map((role) => ({ id: role, name: roleName(role, locale) })),
  ];
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <div class="wrap">
        <Head
          context={context}
          title={title}
          above={[{ label: say("inside"), href: insideAddress(context) }]}
          lead={say("own.rolesLead")}
        />
        {holders.map(({ id, name }) => (
          <Section id={id} title={name}>
            <ul>
              {all
                .filter(({ roles: holding }) => holding.includes(id))
                .map(({ words }) => (
                  <li>{words(locale)}</li>
                ))}
            </ul>
          </Section>
        ))}
        <p class="muted">{say("own.limits", { idle, longest: hours(longestHours) })}</p>
        <p>
          <a href={`${rolesAddress(context)}?alle=1`}>{say("own.allRoles")}</a>
        </p>
      </div>
    ),
  };
}
