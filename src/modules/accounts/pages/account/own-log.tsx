import type { FC } from "hono/jsx";
import type { FoundLine } from "../../../../kernel/audit/store/find-audit-lines.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { isRole } from "../../rules/roles.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { eventWords } from "../log/event-words.ts";
import { moment } from "../moments.ts";
import { roleName } from "../role-name.ts";
import { signedIn } from "../visitor.ts";

/** What happened to the own account, and by whom: staff are named by their role. */
export const OwnLog: FC<{ context: SiteContext; lines: FoundLine[] }> = ({ context, lines }) => {
  const { locale, slots } = context;
  const say = accountsTexts(locale);
  const words = new Map(eventWords.of(slots).map(({ event, words: of }) => [event, of(locale)]));
  return (
    <Section id="log" title={say("log.own")}>
      <p>{say("log.ownText")}</p>
      <DataTable
        caption={say("log.own")}
        hideCaption
        columns={[{ label: say("log.when") }, { label: say("log.what") }, { label: say("log.who") }]}
        rows={lines.map((line) => [
          moment(line.at, locale),
          words.get(line.event) ?? line.event,
          doer(line, signedIn(context).id, locale),
        ])}
      />
    </Section>
  );
};

function doer({ actor }: FoundLine, self: string, locale: Locale): string {
  const say = accountsTexts(locale);
  if (actor.kind === "nobody") return say("log.nobody");
  if (actor.kind !== "person") return say("log.system");
  if (actor.id === self) return say("log.self");
  const { role } = actor;
  return say("log.staff", { role: role !== null && isRole(role) ? roleName(role, locale) : "–" });
}
