// SPDX-License-Identifier: EUPL-1.2
import type { Permission } from "../../../kernel/module/permission.ts";
import { staffTexts } from "../texts/staff/texts.ts";

type Name =
  | "programme-plan"
  | "programme-people"
  | "programme-rooms"
  | "programme-figures"
  | "programme-calendars"
  | "programme-partner";

const permission = (name: Name, roles: Permission["roles"]): Permission => ({
  name,
  roles,
  words: (locale) => staffTexts(locale)(`may.${name}`),
});

/** What this module lets people do. Who comes is seen by those who run something, and by nobody else. */
export const permissions: Permission[] = [
  permission("programme-plan", [
    "site-administrator",
    "project-manager",
    "editor",
    "business-adviser",
    "coach",
    "counsellor",
    "teacher",
  ]),
  permission("programme-people", ["project-manager", "business-adviser", "coach", "counsellor", "teacher"]),
  permission("programme-rooms", ["site-administrator", "project-manager", "editor"]),
  permission("programme-calendars", ["site-administrator", "project-manager", "editor"]),
  permission("programme-figures", [
    "project-manager",
    "business-adviser",
    "coach",
    "counsellor",
    "teacher",
    "auditor",
  ]),
  permission("programme-partner", ["partner"]),
];
