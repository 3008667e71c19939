// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { textMonths } from "../../store/telling/text-messages.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { moneyText } from "../when.ts";

const mostMonths = 24;

/** What text messages cost, month by month. */
export async function messagesPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, textPrice, mailWorks } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const months = await readInSite(primary, site.id, (tx) => textMonths(tx, mostMonths));
  const name = new Intl.DateTimeFormat(written, { month: "long", year: "numeric", timeZone: "UTC" });
  return {
    kind: "page",
    title: say("messages.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("messages.title")}
        lead={say("messages.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        <ul>
          <li>{say(mailWorks ? "messages.mailWorks" : "messages.mailOff")}</li>
          <li>
            {textPrice === undefined
              ? say("messages.textOff")
              : say("messages.textWorks", { price: moneyText(textPrice, written) })}
          </li>
        </ul>
        {months.length === 0 ? (
          <p>{say("messages.empty")}</p>
        ) : (
          <DataTable
            caption={say("messages.months")}
            columns={[
              { label: say("messages.month") },
              { label: say("messages.count"), number: true },
              { label: say("messages.parts"), number: true },
              { label: say("messages.failed"), number: true },
              { label: say("messages.price"), number: true },
            ]}
            rows={months.map(({ month, messages, parts, failed, price }) => [
              name.format(new Date(`${month}-15T12:00:00Z`)),
              String(messages),
              String(parts),
              String(failed),
              moneyText(price, written),
            ])}
          />
        )}
        <p class="muted">{say("messages.partsHint")}</p>
      </Inside>
    ),
  };
}
