import type { Permission } from "../../../kernel/module/permission.ts";
import { roles } from "../rules/roles.ts";
import { accountsTexts, staffTexts } from "../texts/texts.ts";

type Name =
  | "audit-read"
  | "people-read"
  | "people-manage"
  | "organisations-read"
  | "organisations-manage"
  | "sign-on-manage";

const permission = (name: Name, holders: Permission["roles"]): Permission => ({
  name,
  roles: holders,
  words: (locale) => staffTexts(locale)(`may.${name}`),
});

/** Owners and people who take part read what they may do in their own language. */
const forAll = (name: "own-account" | "inside", holders: Permission["roles"]): Permission => ({
  name,
  roles: holders,
  words: (locale) => accountsTexts(locale)(`may.${name}`),
});

/** What this module lets people do. */
export const permissions: Permission[] = [
  forAll("own-account", ["everybody"]),
  forAll("inside", roles),
  permission("audit-read", ["site-administrator", "auditor"]),
  // Not auditors: what they read stands under pseudonyms.
  permission("people-read", ["site-administrator", "project-manager"]),
  permission("people-manage", ["site-administrator"]),
  // Partners: their own, and nothing of any other.
  permission("organisations-read", ["site-administrator", "project-manager", "partner"]),
  permission("organisations-manage", ["site-administrator"]),
  permission("sign-on-manage", ["site-administrator"]),
];
