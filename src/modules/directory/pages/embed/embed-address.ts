import type { AddressContext } from "../../../quarter/index.ts";
import { siteAddress } from "../../../quarter/index.ts";
import type { Question } from "../../rules/search/question.ts";
import { narrowingParameters } from "../question/read-question.ts";

/** What can be shown on another website. */
export const frameViews = ["liste", "karte"] as const;
export type FrameView = (typeof frameViews)[number];

/** What a list is narrowed to, as it stands in an address; empty where it is not. */
function narrowing(asked: Question): string {
  const query = new URLSearchParams();
  for (const name of narrowingParameters) if (asked[name]) query.set(name, asked[name]);
  return query.size > 0 ? `?${query}` : "";
}

/** The page that writes the snippet for what a list shows. */
export const embedAddress = (context: AddressContext, asked: Question): string =>
  siteAddress(context, "einbetten") + narrowing(asked);

/** The page that is made for a frame. */
export const frameAddress = (context: AddressContext, view: FrameView, asked: Question): string =>
  siteAddress(context, "einbetten", view) + narrowing(asked);
