import type { Module } from "../../kernel/module/module.ts";
import type { SiteContext } from "../quarter/index.ts";
import { geocodeCommand } from "./commands/geocode.ts";
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
  ],
  migrations,
  commands: [geocodeCommand],
};
