import { type AddressContext, siteAddress } from "../../../quarter/index.ts";
import type { PartName } from "../../rules/my-business/parts.ts";

/** "Is this your business?", for one entry. */
export const claimAddress = (context: AddressContext, slug: string, ...more: string[]): string =>
  siteAddress(context, "betriebe", slug, "uebernehmen", ...more);
/** Where a code is typed, and what it opens. */
export const codeAddress = (context: AddressContext, code?: string): string =>
  siteAddress(context, "uebernahme", ...(code === undefined ? [] : [code]));

/** The own businesses; one of them; one of its pages. */
export const mineAddress = (
  context: AddressContext,
  shortId?: string,
  part?: PartName | OwnPage,
  ...more: string[]
): string =>
  siteAddress(
    context,
    "mein-betrieb",
    ...[shortId, part, ...more].filter((piece): piece is string => piece !== undefined),
  );
/** The pages of an own business beside its forms. */
export type OwnPage = "vorschau" | "fotos" | "aenderungen" | "zuruecknehmen" | "menschen" | "stimmt";

/** For staff: the businesses to be handed over, and one of them. */
export const handOverAddress = (context: AddressContext, shortId?: string, ...more: string[]): string =>
  siteAddress(context, "intern", "uebernahmen", ...(shortId === undefined ? [] : [shortId, ...more]));
