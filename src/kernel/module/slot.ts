/**
 * A place on a lower capability's page that higher ones may fill: the lower module defines the slot, the higher ones
 * fill it in their `module.ts`, and the page draws the list it is handed.
 *
 * @example
 * export const siteStart = defineSlot<(context: SiteContext) => Promise<Child>>("site-start");
 * contributes: [siteStart.fill(20, businessesOnSiteStart)]
 * siteStart.of(context.slots)
 */
export interface Slot<Part> {
  fill(order: number, part: Part): Contribution;
  of(slots: Slots): Part[];
}

export interface Contribution {
  slot: string;
  order: number;
  part: unknown;
}

export type Slots = ReadonlyMap<string, readonly Contribution[]>;

/** Defines a slot under a name that is unique in the whole product. */
export function defineSlot<Part>(name: string): Slot<Part> {
  return {
    fill: (order, part) => ({ slot: name, order, part }),
    // The only way into the map is `fill` above, so the parts of this name have this type.
    of: (slots) => (slots.get(name) ?? []).map((contribution) => contribution.part as Part),
  };
}

/** Sorts all contributions into their slots, lowest order first. */
export function gatherSlots(contributions: Iterable<Contribution>): Slots {
  const slots = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const list = slots.get(contribution.slot) ?? [];
    list.push(contribution);
    slots.set(contribution.slot, list);
  }
  for (const list of slots.values()) list.sort((a, b) => a.order - b.order);
  return slots;
}
