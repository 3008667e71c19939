import type { Module } from "../../kernel/module/module.ts";
import type { SiteContext } from "../quarter/index.ts";
import { migrations } from "./store/migrations/index.ts";

export const places: Module<SiteContext> = {
  name: "places",
  needs: ["quarter"],
  migrations,
};
