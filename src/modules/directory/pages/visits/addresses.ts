// SPDX-License-Identifier: EUPL-1.2
import { type AddressContext, siteAddress } from "../../../quarter/index.ts";

/** How complete the directory is, and what lies below that page. */
export const coverageAddress = (context: AddressContext, ...parts: string[]): string =>
  siteAddress(context, "intern", "abdeckung", ...parts);

/** The list for a round, or its form, of these streets. */
export function roundAddress(
  context: AddressContext,
  part: "rundgang" | "eintragen",
  { area, streets }: { area: string | undefined; streets: readonly string[] },
): string {
  const query = new URLSearchParams(area === undefined ? [] : [["gebiet", area]]);
  for (const street of streets) query.append("strasse", street);
  return `${coverageAddress(context, part)}?${query}`;
}
