// SPDX-License-Identifier: EUPL-1.2
import type { SiteContext } from "../../../quarter/index.ts";
import type { OfferingPlan } from "../../rules/planning/offering.ts";
import type { PlanProblems } from "../../rules/planning/read-offering.ts";
import type { Resource } from "../../rules/rooms/resource.ts";

/** What the form of an offering is drawn from. */
export interface PlanFormProps {
  context: SiteContext;
  action: string;
  plan?: OfferingPlan | undefined;
  problems: PlanProblems;
  resources: Resource[];
  leaders: { id: string; name: string }[];
  /** Those whose funders want something to be said, by name. */
  projects: string[];
}

/** What stands in a field: what was typed, else what the offering has. */
export type Value = (name: string) => string;
