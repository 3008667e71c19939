// SPDX-License-Identifier: EUPL-1.2
import type { Permission } from "../../../../kernel/module/permission.ts";
import type { Contribution } from "../../../../kernel/module/slot.ts";
import { insideEntries } from "../../index.ts";
import { settingsTexts } from "../../texts/settings/texts.ts";
import { eventWords, siteEventWords } from "../log/event-words.ts";
import { settingsAddress } from "./addresses.ts";

/** Who may set up a site. */
export const settingsPermission: Permission = {
  name: "site-settings",
  roles: ["operator", "site-administrator"],
  words: (locale) => settingsTexts(locale)("may"),
};

/** The way in, and the words of the audit log. */
export const settingsContributions: Contribution[] = [
  insideEntries.fill(60, {
    permission: settingsPermission.name,
    icon: "globe",
    title: (locale) => settingsTexts(locale)("title"),
    text: (locale) => settingsTexts(locale)("text"),
    address: (context) => settingsAddress(context),
  }),
  eventWords.fill(90, {
    event: "site.set",
    words: (locale) => settingsTexts(locale)("event.site.set"),
    ...siteEventWords,
  }),
];
