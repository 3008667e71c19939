import type { Permission } from "../../../kernel/module/permission.ts";
import { roles } from "../rules/roles.ts";
import { staffTexts } from "../texts/texts.ts";

type Name = "own-account" | "inside" | "people-read" | "people-manage";

const permission = (name: Name, holders: Permission["roles"]): Permission => ({
  name,
  roles: holders,
  words: (locale) => staffTexts(locale)(`may.${name}`),
});

/** What this module lets people do. */
export const permissions: Permission[] = [
  permission("own-account", ["everybody"]),
  permission("inside", roles),
  permission("people-read", ["site-administrator", "project-manager", "auditor"]),
  permission("people-manage", ["site-administrator"]),
];
