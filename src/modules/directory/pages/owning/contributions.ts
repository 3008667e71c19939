import { eventWords, insideEntries, ownDataParts } from "../../../accounts/index.ts";
import { footEntries } from "../../../quarter/index.ts";
import { keptOfPerson } from "../../store/owning/kept-of-person.ts";
import { type OwningText, owningStaffTexts, owningTexts } from "../../texts/owning/texts.ts";
import { staleAddress } from "../fresh/addresses.ts";
import { logWords } from "../log/log-words.ts";
import { handOverAddress, mineAddress } from "./addresses.ts";

/** What stands in the audit log of owning. */
const events: Record<string, OwningText> = {
  "business.claimed": "event.claim",
  "business.claim-asked": "event.claim-asked",
  "business.claim-code": "event.claim-code",
  "business.claim-codes-void": "event.claim-codes-void",
  "business.owner-ended": "event.owner-ended",
  "claim.document-read": "event.document-read",
  "business.edited": "event.edited",
  "business.photo-added": "event.photo-added",
  "business.photo-removed": "event.photo-removed",
  "business.change-undone": "event.undone",
  "business.confirmed": "event.confirmed",
  "business.still-right-answered": "event.answered",
  "business.still-right-asked": "event.asked",
};

/** What owning adds to the pages of others: ways in, and the words of its events. */
export const owningContributions = [
  ...Object.entries(events).map(([event, text], order) =>
    eventWords.fill(210 + order, {
      event,
      words: (locale) => owningTexts(locale)(text),
      ...logWords(event, "owning"),
    }),
  ),
  footEntries.fill(50, {
    label: (locale) => owningTexts(locale)("mine.menu"),
    address: (context) => mineAddress(context),
  }),
  ownDataParts.fill(10, { name: "directory", read: keptOfPerson }),
  insideEntries.fill(5, {
    permission: "own-business",
    icon: "house",
    title: (locale) => owningTexts(locale)("mine.menu"),
    text: (locale) => owningTexts(locale)("mine.lead"),
    address: (context) => mineAddress(context),
  }),
  insideEntries.fill(30, {
    permission: "hand-over",
    icon: "house",
    title: (locale) => owningStaffTexts(locale)("hand.title"),
    text: (locale) => owningStaffTexts(locale)("hand.text"),
    address: (context) => handOverAddress(context),
  }),
  insideEntries.fill(31, {
    permission: "freshness",
    icon: "clock",
    title: (locale) => owningStaffTexts(locale)("stale.title"),
    text: (locale) => owningStaffTexts(locale)("stale.text"),
    address: staleAddress,
  }),
];
