import type { Contribution } from "../../../kernel/module/slot.ts";
import { footEntries, type MenuEntry, menuEntries } from "../index.ts";
import * as to from "../rules/addresses.ts";
import { quarterTexts } from "../texts/texts.ts";

type Name = "start" | "project" | "areas" | "imprint" | "privacy" | "accessibility" | "languages" | "siteMap";

const entry = (name: Name, address: MenuEntry["address"]): MenuEntry => ({
  label: (locale) => quarterTexts(locale)(`menu.${name}`),
  address,
});

/** What this module puts into the menu and at the foot of every page. */
export const menus: Contribution[] = [
  menuEntries.fill(10, entry("start", to.startAddress)),
  menuEntries.fill(30, { ...entry("areas", to.areasAddress), leadsOn: ({ areas }) => areas.length > 0 }),
  menuEntries.fill(40, entry("project", to.projectAddress)),
  footEntries.fill(10, entry("imprint", to.imprintAddress)),
  footEntries.fill(20, entry("privacy", to.privacyAddress)),
  footEntries.fill(30, entry("accessibility", to.accessibilityAddress)),
  footEntries.fill(40, entry("languages", to.languagesAddress)),
  footEntries.fill(50, entry("siteMap", to.siteMapAddress)),
];
