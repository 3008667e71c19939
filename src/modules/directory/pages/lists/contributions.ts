// SPDX-License-Identifier: EUPL-1.2
import type { Permission } from "../../../../kernel/module/permission.ts";
import { eventWords, type InsideEntry } from "../../../accounts/index.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { logWords } from "../log/log-words.ts";
import { importsAddress } from "./addresses.ts";

/** Who may import lists in the browser. */
export const importPermission: Permission = {
  name: "directory-import",
  roles: ["site-administrator", "editor"],
  words: (locale) => listsTexts(locale)("may"),
};

/** The way in from the first internal page. */
export const importEntry: InsideEntry = {
  permission: importPermission.name,
  icon: "download",
  title: (locale) => listsTexts(locale)("title"),
  text: (locale) => listsTexts(locale)("lead"),
  address: (context) => importsAddress(context),
};

const events = [
  "list.sent",
  "import.trial-asked",
  "import.import-asked",
  "import.undo-trial-asked",
  "import.undo-asked",
  "import.done",
  "import.undone",
] as const;

/** What the events of imports are called in the audit log. */
export const importEvents = events.map((event, order) =>
  eventWords.fill(100 + order, {
    event,
    words: (locale) => listsTexts(locale)(`event.${event}`),
    ...logWords(event, "lists"),
  }),
);
