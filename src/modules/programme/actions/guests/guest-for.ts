// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { SignUpWish } from "../../rules/sign-up/read-sign-up.ts";
import { deleteGuest, guestByFinder, guestById, insertFinder, insertGuest } from "../../store/guests.ts";
import { finderOf, findersOf, sealGuest } from "../sign-up/sealed-guest.ts";

type Said = Pick<SignUpWish, "name" | "contact" | "contactKind" | "language">;

/**
 * The guest that somebody is: one person is one guest, found again by name and contact. What is stored of somebody known stays as
 * it is, because anybody may say a name and a number.
 *
 * @param known somebody whom staff has chosen
 * @param apart whoever may be a program is nobody known before somebody has looked at it
 */
export async function guestFor(
  tx: Db,
  { siteId, secrets, now }: Pick<Doing, "siteId" | "secrets" | "now">,
  said: Said,
  { known, apart = false }: { known?: string | undefined; apart?: boolean } = {},
): Promise<{ id: string; isNew: boolean }> {
  if (known && (await guestById(tx, known))) return { id: known, isNew: false };
  const finder = apart ? undefined : finderOf(secrets, siteId, said);
  const finders = finder ? findersOf(secrets, siteId, said) : [];
  const same = finder && (await guestByFinder(tx, finders));
  if (same) return { id: same.id, isNew: false };
  const id = newId();
  const { contactKind, language } = said;
  await insertGuest(tx, siteId, {
    id,
    contactKind,
    language,
    madeAt: now,
    ...sealGuest(secrets, siteId, id, said),
  });
  if (!finder || (await insertFinder(tx, siteId, finder, id))) return { id, isNew: true };
  // Somebody else's transaction was first by a moment: they are the same person.
  const first = await guestByFinder(tx, finders);
  if (!first) return { id, isNew: true };
  await deleteGuest(tx, id);
  return { id: first.id, isNew: false };
}
