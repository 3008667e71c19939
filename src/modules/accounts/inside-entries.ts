import type { Locale } from "../../kernel/i18n/locales.ts";
import { defineSlot } from "../../kernel/module/slot.ts";
import type { AddressContext } from "../quarter/index.ts";

/** A way in from the first internal page; shown to those who hold the permission. */
export interface InsideEntry {
  permission: string;
  icon: string;
  title(locale: Locale): string;
  text(locale: Locale): string;
  address(context: AddressContext): string;
}

/** What the first internal page leads to: each capability adds its own. */
export const insideEntries = defineSlot<InsideEntry>("inside");
