// SPDX-License-Identifier: EUPL-1.2
import { ok, refuse } from "../../../../../kernel/result/result.ts";
import { businessesById } from "../../../store/businesses.ts";
import { setStatusWithin } from "../../set-status.ts";
import type { Accept } from "./accepting.ts";

/** The entry gets another status: a business that closed, somebody who asked to be taken out. */
export const acceptStatus =
  (status: "closed" | "hidden"): Accept =>
  async ({ tx, site, proposal, word, reason }) => {
    const { businessId } = proposal;
    const business = (await businessesById(tx, [businessId ?? ""])).get(businessId ?? "");
    if (!business) return refuse({ kind: "no-such-entry" });
    const set = await setStatusWithin(tx, site, business.shortId, { status, actor: word.actor, reason });
    if (set.ok) return ok({ changeId: set.value.change });
    // Whoever is hidden is not shown as open either: nothing is left to do.
    return set.reason === "hidden-on-request" ? ok({ changeId: null }) : refuse({ kind: set.reason });
  };
