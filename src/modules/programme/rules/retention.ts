// SPDX-License-Identifier: EUPL-1.2
/**
 * How long what is asked is kept, in days after the last session somebody signed up for or came to. What says nothing of a person
 * (numbers of seats, minutes, states) stays for the figures.
 *
 * - `interest`: name and way to be reached of people who signed up and never came: half a year, because they may ask once more.
 * - `contact`: the way to reach people who came: a quarter after the last time, for questions and the next course.
 * - `children`: ages of children: needed for the childcare of the day only.
 * - `reason`: why somebody excused themselves may tell of their health: until the list of the month is done.
 * - `notice`: what was said to whom by which way.
 * - `calendar`: the private address of somebody's dates: a quarter, so that calendars still see what was moved or cancelled last.
 * - `sync`: what devices have sent, bare numbers: as long as a device may send the same again (a day), and some more.
 * - `list`: what people signed, for as long as the names on it: the funder checks one against the other.
 * - `person`: who took part: the funder may ask for the lists until the proof of use is settled.
 */
export const keptDays = {
  interest: 183,
  contact: 92,
  children: 7,
  reason: 62,
  notice: 183,
  calendar: 92,
  sync: 3,
  list: 5 * 366,
  person: 5 * 366,
} as const;

export type KeptField = keyof typeof keptDays;

/** Whatever ended before this is to be forgotten. */
export const forgetBefore = (field: KeptField, now: Date): Date =>
  new Date(now.getTime() - keptDays[field] * 86_400_000);
