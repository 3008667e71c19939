// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Facts } from "../../rules/business.ts";
import { decideProposal, proposalById } from "../../store/proposals/proposals.ts";
import { moderationOf } from "../../store/settings.ts";
import type { Word } from "../edit-business.ts";
import { acceptNew } from "./accept/accept-new.ts";
import { likeEntriesWithin } from "./candidates.ts";
import { type Asker, makeProposal } from "./make-proposal.ts";

/** A business that somebody says is missing. */
export interface Added {
  facts: Facts;
  words: string;
  contact: string;
  code: string;
  suspect: string | undefined;
  /** The map did not know the address: an editor puts the point. */
  placeGuessed: boolean;
  /** Nobody here knows the word for its trade: an editor chooses one. */
  sectorGuessed?: boolean;
}

/**
 * Puts a new business into the queue; at once into the directory where an editor enters it, or where the site's setting says so
 * and nothing speaks against it.
 *
 * @param word in whose name it is entered, where an editor does it
 */
export function addBusiness(
  db: Db,
  site: Site,
  asker: Asker,
  { facts, words, contact, code, suspect, placeGuessed, sectorGuessed }: Added,
  word: Word | undefined,
): Promise<void> {
  return inSite(db, site.id, async (tx) => {
    const details = { ...(suspect && { suspect }), ...(placeGuessed && { placeGuessed }) };
    const asked = {
      facts,
      ...(words !== "" && { words }),
      ...(Object.keys(details).length > 0 && { details }),
    };
    const id = await makeProposal(tx, asker, { kind: "new", businessId: null, asked, contact, code });
    const isLive = word !== undefined || (!suspect && (await mayGoLive(tx, facts)));
    const proposal = id && isLive && !placeGuessed && !sectorGuessed ? await proposalById(tx, id) : undefined;
    if (!proposal) return;
    const said: Word = word ?? {
      kind: "editor",
      name: "Öffentlicher Vorschlag",
      licence: "CC0-1.0",
      actor: "public",
    };
    const accepted = await acceptNew({ tx, site, proposal, word: said, given: [], reason: "" });
    if (!accepted.ok) return;
    const by = word && asker.actor.kind === "person" ? asker.actor.id : null;
    await decideProposal(tx, proposal.id, { state: "accepted", by, reason: null, ...accepted.value });
    await writeAudit(tx, {
      event: "proposal.decided",
      actor: asker.actor,
      subject: { kind: "proposal", id: proposal.id },
      facts: { kind: "new", state: "accepted" },
    });
  });
}

/**
 * Whether the site lets it in without an editor. What is like an entry whose people asked to be taken out always waits: they must
 * not come back by somebody entering them anew. Whoever enters it is answered the same either way.
 */
async function mayGoLive(tx: Db, facts: Facts): Promise<boolean> {
  if ((await moderationOf(tx)).newEntries !== "live") return false;
  return !(await likeEntriesWithin(tx, facts)).some(({ business }) => business.status === "hidden");
}
