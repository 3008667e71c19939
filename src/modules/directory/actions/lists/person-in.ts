// SPDX-License-Identifier: EUPL-1.2
import type { Doing } from "../../../accounts/index.ts";

/**
 * The id of the person who does something.
 *
 * @throws {TypeError} where nobody is signed in; that is a fault of the program
 */
export function personIn({ actor }: Pick<Doing, "actor">): string {
  if (actor.kind !== "person") throw new TypeError("Nobody is signed in who could do this.");
  return actor.id;
}
