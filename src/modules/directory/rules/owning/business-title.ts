import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Business } from "../business.ts";
import { categoryName } from "../categories/names.ts";

/** How an entry is called where it is about the entry itself: its usual name, and where it is. */
export function businessTitle(
  { profile }: Pick<Business, "profile">,
  locale: Locale,
): { title: string; address: string } {
  const { names, categories, address = {} } = profile;
  const named = names.find((name) => name.kind === "name" && name.lang === undefined) ?? names[0];
  const street = [address.street, address.houseNumber].filter(Boolean).join(" ");
  const town = [address.postcode, address.city].filter(Boolean).join(" ");
  const [category = ""] = categories;
  return {
    title: named?.value ?? categoryName(category, locale),
    address: [street, town].filter((part) => part !== "").join(", "),
  };
}
