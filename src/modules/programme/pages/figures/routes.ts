// SPDX-License-Identifier: EUPL-1.2
import type { Route } from "../../../../kernel/web/route.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { figuresParameters } from "../../rules/figures/period.ts";
import { figuresPage } from "./figures-page.tsx";
import { participationFile } from "./participation-file.ts";

/** A table of people is handed out only to whoever has just shown that it is them. */
const file = (name: string, format: "csv" | "xlsx", named: boolean): Route<SiteContext> => ({
  method: "GET",
  path: `/intern/programm/zahlen/${name}.${format}`,
  permission: named ? "programme-people" : "programme-figures",
  audit: "participations.exported",
  grave: true,
  cache: "none",
  known: [...figuresParameters],
  handle: participationFile(format, named),
});

/** What the programme came to, for those who have to prove it. */
export const figuresRoutes: Route<SiteContext>[] = [
  {
    method: "GET",
    path: "/intern/programm/zahlen",
    permission: "programme-figures",
    audit: null,
    cache: "none",
    known: [...figuresParameters],
    handle: (context) => figuresPage(context),
  },
  file("teilnahmen", "csv", false),
  file("teilnahmen", "xlsx", false),
  file("namen", "csv", true),
  file("namen", "xlsx", true),
];
