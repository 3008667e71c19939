import type { Locale } from "../../../kernel/i18n/locales.ts";
import { type Business, isVague } from "../rules/business.ts";
import type { Hours } from "../rules/hours/hours.ts";
import { weekTable } from "../rules/hours/week-table.ts";
import { directoryTexts } from "../texts/texts.ts";

/** Schema.org types that search engines know better than the general one, by category or its beginning. */
const types: [prefix: string, type: string][] = [
  ["amenity/restaurant", "Restaurant"],
  ["amenity/fast_food", "FastFoodRestaurant"],
  ["amenity/cafe", "CafeOrCoffeeShop"],
  ["amenity/bar", "BarOrPub"],
  ["amenity/pub", "BarOrPub"],
  ["amenity/pharmacy", "Pharmacy"],
  ["amenity/dentist", "Dentist"],
  ["amenity/bank", "BankOrCreditUnion"],
  ["amenity/fuel", "GasStation"],
  ["amenity/library", "Library"],
  ["shop/bakery", "Bakery"],
  ["shop/hairdresser", "HairSalon"],
  ["shop/florist", "Florist"],
  ["shop/books", "BookStore"],
  ["shop/clothes", "ClothingStore"],
  ["shop/supermarket", "GroceryStore"],
  ["shop/car_repair", "AutoRepair"],
  ["shop/", "Store"],
  ["healthcare", "MedicalBusiness"],
  ["office/lawyer", "LegalService"],
  ["tourism/hotel", "Hotel"],
];

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The certain hours of the coming seven days, and that they are those of these days (schema.org, OpeningHoursSpecification). */
function openingHours(hours: Hours, now: Date): Record<string, unknown>[] {
  const week = weekTable(hours, now);
  return week.flatMap((day) =>
    day.ranges
      .filter((range) => !range.uncertain)
      .map((range) => ({
        "@type": "OpeningHoursSpecification",
        dayOfWeek: `https://schema.org/${weekdays[day.weekday - 1]}`,
        opens: range.from,
        // A day ends at 23:59 there; hours over midnight end on the next morning, which `closes` before `opens` means.
        closes: range.to === "24:00" ? "23:59" : range.to,
        validFrom: week[0]?.day,
        validThrough: week.at(-1)?.day,
      })),
  );
}

/** What search engines are told of an entry (schema.org LocalBusiness). Only what is known. */
export function businessJsonLd(
  business: Business,
  name: string,
  url: string,
  locale: Locale,
  week?: { hours: Hours; now: Date },
): Record<string, unknown> {
  const say = directoryTexts(locale);
  const { profile, place } = business;
  const { address } = profile;
  const type = types.find(([prefix]) => profile.categories.some((id) => id.startsWith(prefix)))?.[1];
  const open = week ? openingHours(week.hours, week.now) : [];
  const links = [...(profile.websites?.slice(1) ?? []), ...(profile.social ?? []).map((one) => one.url)];
  return {
    "@context": "https://schema.org",
    "@type": type ?? (business.kind === "business" ? "LocalBusiness" : "Place"),
    "@id": url,
    name,
    url: profile.websites?.[0] ?? url,
    ...(links.length > 0 && { sameAs: links }),
    ...(profile.descriptions?.de && { description: profile.descriptions.de }),
    ...(profile.phones?.[0] && { telephone: profile.phones[0] }),
    ...(profile.emails?.[0] && { email: profile.emails[0] }),
    ...(address && {
      address: {
        "@type": "PostalAddress",
        ...(address.street && {
          streetAddress: [address.street, address.houseNumber].filter(Boolean).join(" "),
        }),
        ...(address.postcode && { postalCode: address.postcode }),
        ...(address.city && { addressLocality: address.city }),
        addressCountry: "DE",
      },
    }),
    // A guess on the street is no place to lead people to: the address says more.
    ...(!isVague(place) && { geo: { "@type": "GeoCoordinates", latitude: place.lat, longitude: place.lon } }),
    ...(open.length > 0 && { openingHoursSpecification: open }),
    ...(business.kind === "business" && profile.languages && { knowsLanguage: profile.languages }),
    ...(business.kind === "business" &&
      profile.payment && {
        paymentAccepted: profile.payment.map((means) => say(`payment.${means}`)).join(", "),
      }),
  };
}
