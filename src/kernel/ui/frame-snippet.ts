// SPDX-License-Identifier: EUPL-1.2
import { escapeHtml } from "./escape.ts";

/** As people write it who look at the snippet. */
const attribute = (text: string): string => escapeHtml(text).replaceAll("&#38;", "&amp;");

/**
 * The piece of HTML for another website: a frame with a name for screen readers, loaded when it comes into view. No
 * script, so that whoever puts it in need not trust us.
 *
 * @param address the absolute address of the page in the frame
 * @param height in CSS pixels
 */
export const frameSnippet = (address: string, title: string, height: number): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`;
