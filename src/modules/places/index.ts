/** The door of `places`: what the base map is made of, and pictures of it. */
export { type BaseFeature, baseKind } from "./rules/base-feature.ts";
export { putBaseFeatures } from "./store/base-features.ts";
