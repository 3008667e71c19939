import type { Permission } from "../../../../kernel/module/permission.ts";
import { owningStaffTexts, owningTexts } from "../../texts/owning/texts.ts";

/** What owners may do with their own business, and who hands businesses over. */
export const owningPermissions: Permission[] = [
  { name: "own-business", roles: ["business-owner"], words: (locale) => owningTexts(locale)("may.own") },
  {
    name: "hand-over",
    roles: ["site-administrator", "editor", "business-adviser"],
    words: (locale) => owningStaffTexts(locale)("may.handOver"),
  },
  {
    name: "freshness",
    roles: ["site-administrator", "editor", "business-adviser"],
    words: (locale) => owningStaffTexts(locale)("may.fresh"),
  },
];
