// SPDX-License-Identifier: EUPL-1.2
import type { ProposalFilter } from "../../store/proposals/queue.ts";
import type { QueueText } from "../../texts/queue/texts.ts";

/** What of the queue is shown, as it stands in addresses; `alle` is all that people ask. */
export const views = [
  "alle",
  "vorschlaege",
  "neu",
  "uebernahmen",
  "herausnahmen",
  "dubletten",
  "verschwunden",
  "widersprueche",
  "verdacht",
  "erledigt",
] as const;
export type View = (typeof views)[number];

/** What no person asks but the sources do by what they say. */
export const sourceViews = ["dubletten", "verschwunden", "widersprueche"] as const;

export type ProposalView = Exclude<View, (typeof sourceViews)[number]>;

/** Which proposals a view shows. */
export const filterOf: Record<ProposalView, ProposalFilter> = {
  alle: { waiting: true },
  vorschlaege: { waiting: true, kind: ["change", "closed"] },
  neu: { waiting: true, kind: "new" },
  uebernahmen: { waiting: true, kind: "claim" },
  herausnahmen: { waiting: true, kind: "removal" },
  verdacht: { waiting: true, suspect: true },
  erledigt: { waiting: false },
};

export const viewTexts: Record<View, QueueText> = {
  alle: "view.people",
  vorschlaege: "view.suggestions",
  neu: "view.new",
  uebernahmen: "view.claims",
  herausnahmen: "view.removals",
  dubletten: "view.duplicates",
  verschwunden: "view.vanished",
  widersprueche: "view.disagreeing",
  verdacht: "view.suspect",
  erledigt: "view.done",
};

/** The view in an address; what people ask where it names none. */
export const readView = (text: string | null | undefined): View =>
  views.find((known) => known === text) ?? "alle";

export const isProposalView = (view: View): view is ProposalView => Object.hasOwn(filterOf, view);

/** So much is seen and decided at once. */
export const casesOnPage = 30;
