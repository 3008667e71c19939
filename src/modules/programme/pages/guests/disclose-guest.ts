// SPDX-License-Identifier: EUPL-1.2
import { isId } from "../../../../kernel/id/id.ts";
import { type Answer, data, notFound } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { discloseGuest } from "../../actions/guests/disclose-guest.ts";

/** All that is stored about one person, as a file for them. */
export async function disclosePage(context: SiteContext): Promise<Answer> {
  const id = context.params.id ?? "";
  const facts = isId(id) ? await discloseGuest(doingOf(context), id) : undefined;
  if (!facts) return notFound;
  return data("application/json; charset=utf-8", `${JSON.stringify(facts, null, 2)}\n`, {
    headers: { "Content-Disposition": 'attachment; filename="auskunft.json"' },
  });
}
