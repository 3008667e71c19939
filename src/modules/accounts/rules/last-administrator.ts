import { rolesOn, type Standing } from "./standing.ts";

/**
 * Whether nobody could manage people and roles any more once a person is as given. Whoever is invited does not count: they may
 * never come.
 *
 * @param changed the person as they would be
 * @param people everybody as they are
 */
export function isLastAdministrator(
  changed: Standing & { id: string },
  people: readonly (Standing & { id: string })[],
  day: string,
): boolean {
  const manages = (person: Standing) => rolesOn(person, day).includes("site-administrator");
  const managed = people.some(manages);
  return (
    managed && !manages(changed) && !people.some((person) => person.id !== changed.id && manages(person))
  );
}
