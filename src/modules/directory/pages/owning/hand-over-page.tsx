import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { handOverList } from "../../store/owning/hand-over-list.ts";
import { owningStaffTexts } from "../../texts/owning/texts.ts";
import { handOverAddress } from "./addresses.ts";

const shown = 50;

/** For advisers and editors: the businesses that they hand over to their owners. */
export async function handOverListPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url, now } = context;
  const say = owningStaffTexts(locale);
  const text = (url.searchParams.get("q") ?? "").trim();
  const found = await readInSite(primary, site.id, (tx) => handOverList(tx, text, now, shown));
  return {
    kind: "page",
    title: say("hand.title"),
    noIndex: true,
    body: (
      <Inside context={context} title={say("hand.title")} lead={say("hand.lead")}>
        <form class="form" method="get" action={handOverAddress(context)}>
          <Field name="q" type="search" label={say("hand.search")} value={text} />
          <div class="actions">
            <Button>{say("hand.find")}</Button>
          </div>
        </form>
        {found.length === 0 ? (
          <p>{say(text === "" ? "hand.noneOpen" : "hand.noneFound")}</p>
        ) : (
          <DataTable
            caption={say(text === "" ? "hand.open" : "hand.found")}
            columns={[
              { label: say("hand.business") },
              { label: say("hand.address") },
              { label: say("hand.owners"), number: true },
              { label: say("hand.codes"), number: true },
            ]}
            rows={found.map(({ business, owners, openCodes }) => {
              const { title, address } = businessTitle(business, locale);
              return [
                <a href={handOverAddress(context, business.shortId)} dir="auto">
                  {title}
                </a>,
                address,
                owners,
                openCodes,
              ];
            })}
          />
        )}
        {found.length === shown && <p class="muted">{say("hand.more")}</p>}
      </Inside>
    ),
  };
}
