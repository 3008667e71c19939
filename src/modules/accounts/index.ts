/**
 * The door of `accounts`: who asks, what they may do, and where capabilities add their own ways in.
 *
 * @example
 * const { person, may } = signedIn(context);
 */

export { firstAdministrator } from "./actions/first-administrator.ts";
export { type InsideEntry, insideEntries } from "./inside-entries.ts";
export { createGate } from "./pages/gate.tsx";
export { signedIn } from "./pages/visitor.ts";
export { isRole, type Role, roles } from "./rules/roles.ts";
