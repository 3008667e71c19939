import type { Db } from "../../../../kernel/db/db.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isOutside, type Role } from "../../rules/roles.ts";
import { organisationById } from "../../store/organisations.ts";

/**
 * For which organisation somebody gets a role: one that there is, or none (empty). A role outside the project needs one.
 *
 * @returns the id, null for none
 */
export async function organisationFor(
  tx: Db,
  role: Role,
  typed: string,
): Promise<Result<string | null, "organisation">> {
  if (typed === "") return isOutside(role) ? refuse("organisation") : ok(null);
  const found = isId(typed) ? await organisationById(tx, typed) : undefined;
  return found && found.endedOn === null ? ok(found.id) : refuse("organisation");
}
