/**
 * The door of `places`: what the base map is made of, and pictures of it; addresses, and where they lie.
 *
 * @example
 * <MapPicture context={context} picture={pictureAround(points, site.box)} pins={pins} label="Map" credits={await mapCredits(context)} />
 * const found = await geocode(db, site.id, "Wanheimer Straße 12, 47053 Duisburg");
 */
export { geocode } from "./actions/geocode.ts";
export { makeTiles } from "./actions/make-tiles.ts";
export { type Geocoder, openGeocoder } from "./actions/open-geocoder.ts";
export { postcodesOfTowns } from "./actions/postcodes-of-towns.ts";
export { addressAt } from "./actions/reverse.ts";
export { takeMapBack } from "./actions/take-map-back.ts";
export { isOfOpenStreetMap, type MapCredits, mapCredits, ownDrawing } from "./pages/map-credits.tsx";
export { MapPicture, type MapPin, mapAddress } from "./pages/map-picture.tsx";
export { TownMap } from "./pages/town-map.tsx";
export { bearsAddress } from "./rules/address/address-thing.ts";
export type { AddressParts } from "./rules/address/read-address.ts";
export { type BaseFeature, baseFeatureOf, baseKind } from "./rules/base-feature.ts";
export type {
  Candidate,
  Doubt,
  Exactness,
  GeocodeReason,
  GeocodeRefusal,
  KnownAddress,
  Located,
} from "./rules/locate/exactness.ts";
export { boxText, inPicture, parseBox, pictureAround, pictureOf, placeInPicture } from "./rules/picture.ts";
export { putBaseFeatures } from "./store/base-features.ts";
export { putAddresses } from "./store/put-addresses.ts";
