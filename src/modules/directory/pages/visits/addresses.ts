// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** How complete the directory is, and what lies below that page. */
export const coverageAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "abdeckung", ...parts);

/** The list for a round, or its form: of these streets, or of all that is due, in the streets named or everywhere. */
export function roundAddress(
  context: AddressContext,
  part: "rundgang" | "eintragen",
  { area, streets, due }: { area: string | undefined; streets: readonly string[]; due?: boolean },
): string {
  const query = new URLSearchParams(area === undefined ? [] : [["gebiet", area]]);
  if (due) query.append("faellig", "1");
  for (const street of streets) query.append("strasse", street);
  return `${coverageAddress(context, part)}?${query}`;
}
