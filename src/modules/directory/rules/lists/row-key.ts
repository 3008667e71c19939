import { hash } from "node:crypto";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { Address } from "../fields/profile.ts";
import { foldedText } from "../search/fold.ts";

/**
 * What a row without a number of its own is known by: its name and address, folded, so that another spelling of the
 * street or of capitals is the same entry. Without an address the place counts, to some ten metres.
 */
export function rowKey(name: string, address: Address | undefined, point: Point | undefined): string {
  const { street = "", houseNumber = "", postcode = "", city = "" } = address ?? {};
  const place =
    street === "" && point
      ? [point.lat.toFixed(4), point.lon.toFixed(4)]
      : [street, houseNumber, postcode || city];
  const text = [name, ...place].map(foldedText).join("|");
  return `#${hash("sha256", text, "base64url").slice(0, 16)}`;
}
