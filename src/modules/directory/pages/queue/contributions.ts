// SPDX-License-Identifier: EUPL-1.2
import type { Permission } from "../../../../kernel/module/permission.ts";
import type { Contribution } from "../../../../kernel/module/slot.ts";
import { auditSubjects, eventWords, insideEntries } from "../../../accounts/index.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { queueTexts } from "../../texts/queue/texts.ts";
import { logWords } from "../log/log-words.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { namedSubjects } from "./named-subjects.ts";

/** What the queue lets people do. */
export const queuePermissions: Permission[] = [
  {
    name: "directory-decide",
    roles: ["site-administrator", "project-manager", "editor"],
    words: (locale) => queueTexts(locale)("may.directory-decide"),
  },
];

const events = [
  "proposal.made",
  "proposal.withdrawn",
  "proposal.decided",
  "proposal.reopened",
  "duplicate.decided",
  "entry.status-set",
  "entry.field-settled",
  "entry.undone",
] as const;

/** The way in, and the words of the audit log. */
export const queueContributions: Contribution[] = [
  insideEntries.fill(20, {
    permission: "directory-decide",
    icon: "chat",
    title: (locale) => queueTexts(locale)("title"),
    text: (locale) => queueTexts(locale)("text"),
    address: (context) => queueAddress(context),
  }),
  ...namedSubjects.map((subjects, order) => auditSubjects.fill(20 + order, subjects)),
  ...events.map((event, index) =>
    eventWords.fill(200 + index, {
      event,
      words: (locale) => proposalTexts(locale)(`event.${event}`),
      ...logWords(event, "queue"),
    }),
  ),
];
