import { escapeHtml } from "../../../../kernel/ui/escape.ts";
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

/** As people write it who look at the snippet. */
const attribute = (text: string): string => escapeHtml(text).replaceAll("&#38;", "&amp;");

/**
 * The piece of HTML for another website: a frame with a name for screen readers, loaded when it comes into view. No
 * script, so that whoever puts it in need not trust us.
 *
 * @param address the absolute address of the page in the frame
 * @param height in CSS pixels
 */
export const snippet = (address: string, title: string, height: number): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
