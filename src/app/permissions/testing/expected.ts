import table from "../holders.json" with { type: "json" };
import type { RouteLine } from "../route-lines.ts";
import type { Persona } from "./people.ts";

/** What comes of a question. */
export type Outcome =
  /** The handler answers. */
  | "through"
  /** Asked to sign in. */
  | "sign-in"
  /** Asked for the second step. */
  | "second-step"
  /** Led to the own account, where the second step is to be set up. */
  | "account"
  /** The same as for an address that does not exist. */
  | "missing"
  /** Asked for the password once more. */
  | "again";

const holders: Record<string, readonly string[] | undefined> = table.holders;

/** Which roles hold the permission of a route; `everybody` where no role is needed for it. */
export const holdersOf = ({ permission }: Pick<RouteLine, "permission">): readonly string[] =>
  holders[permission] ?? ["everybody"];

/** Written down apart from the program: who holds a permission stands in `holders.json`, the rest in these lines. */
export function expected(
  { permission, method, grave }: RouteLine,
  { role, situation }: Persona,
  ownSite: boolean,
): Outcome {
  if (permission === "public" || permission === "anybody") return "through";
  if (!ownSite || !situation.signedIn) return "sign-in";
  if (situation.half) return method === "GET" ? "second-step" : "missing";
  const held = holders[permission];
  if (!held) throw new Error(`Say in holders.json who holds the permission "${permission}".`);
  const roleCounts =
    situation.counts === "all" || (situation.counts === "others" && table.others.includes(role));
  if (!held.includes("everybody") && !(roleCounts && held.includes(role))) {
    const bare = situation.counts === "others" && table.staff.includes(role);
    return bare && method === "GET" ? "account" : "missing";
  }
  return grave && !situation.fresh ? "again" : "through";
}
