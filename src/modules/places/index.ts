/**
 * The door of `places`: what the base map is made of, and pictures of it.
 *
 * @example
 * <MapPicture context={context} picture={pictureAround(points, site.box)} pins={pins} label="Map" />
 */
export { makeTiles } from "./actions/make-tiles.ts";
export { MapPicture, type MapPin } from "./pages/map-picture.tsx";
export { TownMap } from "./pages/town-map.tsx";
export { type BaseFeature, baseFeatureOf, baseKind } from "./rules/base-feature.ts";
export { boxText, pictureAround } from "./rules/picture.ts";
export { putBaseFeatures } from "./store/base-features.ts";
