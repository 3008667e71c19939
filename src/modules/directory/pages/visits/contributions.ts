// SPDX-License-Identifier: EUPL-1.2
import type { Permission } from "../../../../kernel/module/permission.ts";
import type { Contribution } from "../../../../kernel/module/slot.ts";
import { eventWords, insideEntries } from "../../../accounts/index.ts";
import { visitsTexts } from "../../texts/visits/texts.ts";
import { logWords } from "../log/log-words.ts";
import { coverageAddress } from "./addresses.ts";

/** Who may see how complete the directory is, and enter rounds. */
export const coveragePermission: Permission = {
  name: "directory-coverage",
  roles: ["site-administrator", "project-manager", "editor", "business-adviser"],
  words: (locale) => visitsTexts(locale)("may"),
};

/** The way in, and the words of the audit log. */
export const coverageContributions: Contribution[] = [
  insideEntries.fill(30, {
    permission: coveragePermission.name,
    icon: "pin",
    title: (locale) => visitsTexts(locale)("title"),
    text: (locale) => visitsTexts(locale)("text"),
    address: (context) => coverageAddress(context),
  }),
  eventWords.fill(120, {
    event: "round.recorded",
    words: (locale) => visitsTexts(locale)("event.round.recorded"),
    ...logWords("round.recorded", "rounds"),
  }),
];
