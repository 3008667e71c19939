import type { Locale } from "../i18n/locales.ts";
import { defineSlot } from "./slot.ts";

/** What a route may ask for, as a module declares it. */
export interface Permission {
  name: string;
  /** The roles that hold it; `everybody` is every person with an account that is in force. */
  roles: readonly string[];
  /** Opens data of the most protected kind: never shown to somebody who only looks at pages as another role would. */
  protected?: true;
  /** What one may do with it, to follow "may …": "read counselling notes". */
  words(locale: Locale): string;
}

/** All permissions of all modules, for the page that says what each role may do. */
export const permissionSlot = defineSlot<Permission>("permissions");
