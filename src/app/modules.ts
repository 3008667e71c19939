import type { Module } from "../kernel/module/module.ts";
import { accounts } from "../modules/accounts/module.ts";
import { directory } from "../modules/directory/module.ts";
import { places } from "../modules/places/module.ts";
import { programme } from "../modules/programme/module.ts";
import type { SiteContext } from "../modules/quarter/index.ts";
import { quarter } from "../modules/quarter/module.ts";

/** All capabilities, lowest first: each may use the doors of those above its line. */
export const modules: Module<SiteContext>[] = [quarter, accounts, places, directory, programme];
