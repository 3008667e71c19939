import type { Module } from "../../kernel/module/module.ts";
import { openStreetMapUses, type SiteContext } from "../quarter/index.ts";
import { styleOfMap } from "./api/map-style.ts";
import { tile } from "./api/tile.ts";
import { geocodeCommand } from "./commands/geocode.ts";
import { mapUsesOpenStreetMap } from "./pages/map-credits.tsx";
import { mapSvg } from "./pages/map-svg.ts";
import { migrations } from "./store/migrations/index.ts";

export const places: Module<SiteContext> = {
  name: "places",
  needs: ["quarter"],
  siteRoutes: [
    {
      method: "GET",
      path: "/karten/:shade/:box",
      permission: "public",
      audit: null,
      cache: "site",
      language: "none",
      handle: mapSvg,
    },
    {
      method: "GET",
      path: "/kacheln/:version/:z/:x/:y",
      permission: "public",
      audit: null,
      cache: "site",
      language: "none",
      handle: tile,
    },
    {
      method: "GET",
      path: "/kartenstil/:shade",
      permission: "public",
      audit: null,
      cache: "site",
      handle: styleOfMap,
    },
  ],
  migrations,
  commands: [geocodeCommand],
  contributes: [openStreetMapUses.fill(10, mapUsesOpenStreetMap)],
};
