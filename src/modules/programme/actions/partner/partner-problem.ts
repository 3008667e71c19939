// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { quotasOf, seatsOfQuota } from "../../store/joining/partner-quotas.ts";
import type { Held } from "../sign-up/settle.ts";

/**
 * Why a partner cannot sign up somebody now. Asked while the session or series is held, so that two of its people never take the
 * last place together.
 */
export async function partnerProblem(
  tx: Db,
  held: Held,
  coming: {
    by: "public" | "staff" | "partner";
    organisationId?: string | undefined;
    wish: { quota: string | null; seats: number };
  },
): Promise<"quota-full" | "not-offered" | undefined> {
  if (coming.by !== "partner") return undefined;
  const own = (await quotasOf(tx, held.offering.id)).find(
    ({ id, organisationId }) => id === coming.wish.quota && organisationId === coming.organisationId,
  );
  if (!own || !coming.organisationId) return "not-offered";
  const taken = await seatsOfQuota(tx, held.what, own.id);
  return taken + coming.wish.seats > own.places ? "quota-full" : undefined;
}
