// SPDX-License-Identifier: EUPL-1.2
/**
 * How long what is asked is kept, in days after the last session somebody signed up for or came to. What says nothing of a person
 * (numbers of seats, minutes, states) stays for the figures. What somebody answers to a question of an offering is kept as long as
 * the question says (`keptDays` of the question). The keyed hash by which somebody is found again (`finder`) goes with the person.
 *
 * - `interest`: name and way to be reached of people who signed up and never came, and all they said: half a year, because they may
 *   ask once more.
 * - `contact`: the way to reach people who came: a quarter after the last time, for questions and the next course.
 * - `children`: ages of children: needed for the childcare of the day only.
 * - `reason`: why somebody excused themselves may tell of their health: until the list of the month is done.
 * - `notice`: what was said to whom by which way.
 * - `calendar`: the private address of somebody's dates: a quarter, so that calendars still see what was moved or cancelled last.
 * - `sync`: what devices have sent, bare numbers: as long as a device may send the same again (a day), and some more.
 * - `list`: what people signed, for as long as the names on it: the funder checks one against the other.
 * - `double`: the receipt of somebody who signed up for the same a second time: as long as one may ask about it.
 * - `request`: what somebody wanted a room or machine for, and why they did not get it: a quarter after the day.
 * - `text`: that a text message was sent and what it cost: until the accounts of the next year are done.
 * - `absence`: when somebody who runs something was away.
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
  double: 183,
  request: 92,
  text: 2 * 366,
  absence: 92,
  person: 5 * 366,
} as const;

export type KeptField = keyof typeof keptDays;

/** Whatever ended before this is to be forgotten. */
export const forgetBefore = (field: KeptField, now: Date): Date =>
  new Date(now.getTime() - keptDays[field] * 86_400_000);
