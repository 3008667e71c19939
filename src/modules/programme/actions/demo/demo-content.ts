// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import * as z from "zod";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { movesUps, signUps } from "../../rules/planning/offering.ts";
import { resourceKinds } from "../../rules/rooms/resource.ts";
import { contactKinds } from "../../rules/sign-up/read-sign-up.ts";

const resource = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(resourceKinds),
  units: z.number(),
  capacity: z.number().nullable(),
  equipment: z.string(),
  opening: z.record(z.string(), z.tuple([z.string(), z.string()])),
  askable: z.boolean().default(false),
});

const place = z.object({ area: z.string(), place: z.string(), address: z.string(), way: z.string() });

/** `when`: so many sessions before and after today, every so many weeks on a weekday (1 is Monday). */
const offering = z.object({
  key: z.string(),
  kind: z.string(),
  field: z.string(),
  audience: z.array(z.string()),
  languages: z.array(z.string()),
  level: z.string(),
  childcare: z.boolean(),
  signUp: z.enum(signUps),
  places: z.number().nullable(),
  movesUp: z.enum(movesUps),
  needs: z.record(z.string(), z.number()),
  when: z.object({
    weekday: z.number(),
    time: z.string(),
    minutes: z.number(),
    every: z.number(),
    past: z.number(),
    coming: z.number(),
  }),
  /** Where the second of the coming dates is, if somewhere else; then it needs no room. */
  elsewhere: z.string().optional(),
  texts: z.partialRecord(z.enum(locales), z.tuple([z.string(), z.string()])),
});
export type DemoOffering = z.infer<typeof offering>;
export type DemoPlace = z.infer<typeof place>;

const people = z.object({
  people: z.array(z.tuple([z.string(), z.enum(locales), z.enum(contactKinds)])),
});

const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../demo/${name}.json`, import.meta.url), "utf8"));

/** All that the demo of a site is made of; the places of a site that is no demo are none. */
export async function demoContent(siteKey: string) {
  return {
    resources: z.array(resource).parse(await read("resources")),
    offerings: z.array(offering).parse(await read("offerings")),
    places: z.record(z.string(), z.array(place)).parse(await read("places"))[siteKey] ?? [],
    people: people.parse(await read("people")).people,
  };
}
