// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business, Facts } from "../../rules/business.ts";
import { type Asked, complaints } from "../../rules/proposals/proposal.ts";
import { wordsToEdits } from "../../rules/proposals/words-to-edits.ts";
import { businessesAfter } from "../../store/duplicates/candidates.ts";
import { insertProposal, type NewProposal, setMadeAt } from "../../store/proposals/proposals.ts";
import { createBusinessWithin } from "../create-business.ts";

const file = new URL("../../demo/queue.json", import.meta.url);

const common = { language: z.string(), hoursAgo: z.number() };
const demoQueue = z.object({
  cases: z.array(
    z.object({
      ...common,
      kind: z.enum(["change", "closed", "removal"]),
      what: z.enum(complaints).optional(),
      words: z.string(),
      suspect: z.string().optional(),
    }),
  ),
  new: z.array(
    z.object({
      ...common,
      name: z.string(),
      category: z.string(),
      phone: z.string(),
      description: z.record(z.string(), z.string()),
    }),
  ),
  /** So many entries stand in the directory a second time, seen by editors only. */
  twice: z.number(),
});

/** What waits for the editors of a demo site; all of it is invented. */
export async function addDemoQueue(db: Db, site: Site): Promise<void> {
  const queue = demoQueue.parse(JSON.parse(await readFile(file, "utf8")));
  await inSite(db, site.id, async (tx) => {
    // Every third, so that the cases are not about neighbours.
    const entries = (await businessesAfter(tx, undefined, 500))
      .filter(({ profile }) => /^(shop|craft)\//.test(profile.categories[0] ?? ""))
      .filter((_, index) => index % 3 === 1);
    const put = async (
      made: Pick<NewProposal, "kind" | "businessId" | "asked" | "language">,
      hoursAgo: number,
    ) => {
      const id = newId();
      await insertProposal(tx, site.id, { id, contact: null, receipt: null, madeBy: null, ...made });
      await setMadeAt(tx, id, hoursAgo);
    };
    for (const [index, { kind, what, words, suspect, language, hoursAgo }] of queue.cases.entries()) {
      const business = entries[index];
      if (!business) continue;
      const edits = what && wordsToEdits(what, words, business);
      const asked: Asked = {
        words,
        ...(what && { what }),
        ...(edits && { edits }),
        ...(suspect && { details: { suspect } }),
      };
      await put({ kind, businessId: business.id, asked, language }, hoursAgo);
    }
    for (const [index, { language, hoursAgo, ...said }] of queue.new.entries()) {
      const neighbour = entries[index + queue.cases.length];
      if (neighbour)
        await put(
          { kind: "new", businessId: null, asked: { facts: factsOf(said, neighbour) }, language },
          hoursAgo,
        );
    }
    for (const business of entries.slice(-queue.twice)) await enterTwice(tx, site, business);
  });
}

/** A new business stands next door to one that is there. */
function factsOf(
  {
    name,
    category,
    phone,
    description,
  }: Omit<z.infer<typeof demoQueue>["new"][number], "language" | "hoursAgo">,
  { profile, place }: Business,
): Facts {
  return {
    names: [{ value: name, kind: "name" }],
    categories: [category],
    phones: [phone],
    descriptions: description,
    place: { lat: place.lat + 0.0004, lon: place.lon + 0.0003 },
    ...(profile.address && { address: profile.address }),
  };
}

/** Enters a business once more, with little said of it: nobody but the editors sees that one. */
async function enterTwice(tx: Db, site: Site, { kind, profile, place }: Business): Promise<void> {
  const { names, categories, address } = profile;
  const facts: Facts = {
    names: names.slice(0, 1).map(({ value, ...name }) => ({ ...name, value: value.toUpperCase() })),
    categories,
    place,
    ...(address && { address }),
    ...(profile.phones && { phones: profile.phones }),
    openingHours: "Mo-Fr 10:00-18:00",
  };
  const word = { kind: "import", name: "Demo", licence: "CC0-1.0", actor: "demo" } as const;
  await createBusinessWithin(tx, site, kind, facts, word, "draft");
}
