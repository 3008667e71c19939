// SPDX-License-Identifier: EUPL-1.2
import { type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Clash } from "../rooms/book-needs.ts";

/** What stands in the way of a date. That those who run it are elsewhere forbids nothing: it is shown beside the date. */
export type Obstacle = ({ about: "room" } & Clash) | { about: "twice"; at: Date };

export const asObstacles = (clashes: readonly Clash[]): Obstacle[] =>
  clashes.map((clash) => ({ about: "room", ...clash }));

/** An obstacle ends the transaction, so that nothing of it is left. */
export class Blocked extends Error {
  readonly obstacles: Obstacle[];
  constructor(obstacles: Obstacle[]) {
    super("blocked");
    this.obstacles = obstacles;
  }
}

/** Makes of what ended a transaction what stood in the way. */
export async function unlessBlocked<Value, Reason>(
  work: Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | Obstacle[]>> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Blocked) return refuse(error.obstacles);
    throw error;
  }
}
