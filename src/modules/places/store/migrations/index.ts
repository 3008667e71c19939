import * as baseFeature from "./001-base-feature.ts";
import * as address from "./002-address.ts";

export const migrations = { "001-base-feature": baseFeature, "002-address": address };
