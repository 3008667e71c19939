import * as baseFeature from "./001-base-feature.ts";

export const migrations = { "001-base-feature": baseFeature };
