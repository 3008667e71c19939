import type { Permission } from "../../../kernel/module/permission.ts";
import { roles } from "../rules/roles.ts";
import { staffTexts } from "../texts/texts.ts";

type Name =
  | "own-account"
  | "inside"
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

/** What this module lets people do. */
export const permissions: Permission[] = [
  permission("own-account", ["everybody"]),
  permission("inside", roles),
  permission("audit-read", ["site-administrator", "auditor"]),
  // Not auditors: what they read stands under pseudonyms.
  permission("people-read", ["site-administrator", "project-manager"]),
  permission("people-manage", ["site-administrator"]),
  // Partners: their own, and nothing of any other.
  permission("organisations-read", ["site-administrator", "project-manager", "partner"]),
  permission("organisations-manage", ["site-administrator"]),
  permission("sign-on-manage", ["site-administrator"]),
];
