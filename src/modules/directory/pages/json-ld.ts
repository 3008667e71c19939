import type { Business } from "../rules/business.ts";

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

/** What search engines are told of an entry (schema.org LocalBusiness). Only what is known. */
export function businessJsonLd(business: Business, name: string, url: string): Record<string, unknown> {
  const { profile, place } = business;
  const { address } = profile;
  const type = types.find(([prefix]) => profile.categories.some((id) => id.startsWith(prefix)))?.[1];
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
    geo: { "@type": "GeoCoordinates", latitude: place.lat, longitude: place.lon },
    ...(business.kind === "business" && profile.payment && { paymentAccepted: profile.payment.join(", ") }),
  };
}
