// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { type CategoryGroup, groups } from "./groups.ts";

/** So many groups can be put first. */
export const mostFirst = 6;

/** The groups that a site shows first, in its order; what is no group any more is passed over. */
export const firstGroupsSchema = z
  .array(z.string())
  .transform((ids) =>
    [...new Set(ids)].filter((id) => groups().some((group) => group.id === id)).slice(0, mostFirst),
  );

/** All groups, those of the site first. */
export function groupsInOrder(first: readonly string[]): CategoryGroup[] {
  const place = ({ id }: CategoryGroup) => (first.includes(id) ? first.indexOf(id) : first.length);
  return groups()
    .map((group, index) => ({ group, index }))
    .sort((a, b) => place(a.group) - place(b.group) || a.index - b.index)
    .map(({ group }) => group);
}
