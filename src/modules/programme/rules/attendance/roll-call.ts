// SPDX-License-Identifier: EUPL-1.2
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";

export const attendanceStates = ["present", "late", "left-early", "excused", "absent"] as const;
export type AttendanceState = (typeof attendanceStates)[number];

/** What is written down of one person. */
export interface Mark {
  guestId: string;
  state: AttendanceState;
  minutes: number;
  companions: number;
  reason: string;
}

/** A roll call as the form gives it. */
export interface RollCall {
  marks: Mark[];
  /** People whose names nobody asked, such as on a walk; null where nobody counted. */
  others: number | null;
  /** The name of somebody who came without a sign-up. */
  newcomer: string;
}

/** How long somebody who was there for all of it was there; who was not, was there for none. */
export const usualMinutes = (state: AttendanceState, whole: number): number =>
  state === "excused" || state === "absent" ? 0 : whole;

/** What is said of one person, before anything is made of it. */
export type Said = Omit<Mark, "guestId" | "minutes"> & {
  /** Null where nothing is said: as long as it lasts. */
  minutes: number | null;
};

/**
 * A mark that can be: nobody is there for longer than it lasts, who was not there has no minutes, and only an excuse has a reason.
 *
 * @param whole minutes of the session
 */
export function markOf(guestId: string, said: Said, whole: number): Mark {
  const { state } = said;
  const usual = usualMinutes(state, whole);
  return {
    guestId,
    state,
    // Nobody was there for no time at all: the field still says what held before they were said to be there.
    minutes: usual === 0 ? 0 : Math.min(said.minutes || usual, whole),
    companions: usual === 0 ? 0 : said.companions,
    reason: state === "excused" ? cleanLine(said.reason, 200) : "",
  };
}

/** So many come along with one person, and so many without names to one session, at most; a count is a whole number. */
const most = { companions: 50, others: 100_000 };
const counted = /^\d{1,6}$/;

/**
 * Reads a roll call. Whoever has no mark is left as they are: a page that was filled in half loses nothing.
 *
 * @param whole minutes of the session: nobody was there for longer
 */
export function readRollCall(
  form: Pick<URLSearchParams, "get">,
  guests: readonly string[],
  whole: number,
): RollCall {
  const number = (name: string, limit: number): number | null => {
    const text = (form.get(name) ?? "").trim();
    return counted.test(text) ? Math.min(Number(text), limit) : null;
  };
  // The button that says that all the others are there.
  const rest = form.get("rest") === "present" ? "present" : undefined;
  const marks = guests.flatMap((guestId): Mark[] => {
    const state = attendanceStates.find((each) => each === form.get(`state-${guestId}`)) ?? rest;
    if (!state) return [];
    const said = {
      state,
      minutes: number(`minutes-${guestId}`, whole),
      companions: number(`companions-${guestId}`, most.companions) ?? 0,
      reason: form.get(`reason-${guestId}`) ?? "",
    };
    return [markOf(guestId, said, whole)];
  });
  return {
    marks,
    others: number("others", most.others),
    newcomer: cleanLine(form.get("newcomer") ?? "", 120),
  };
}

/**
 * Which numbers of a roll call cannot be: a slip must not become the whole session, or none. Names the guests and, for the people
 * without names, `others`.
 */
export function unreadNumbers(
  form: Pick<URLSearchParams, "get">,
  guests: readonly string[],
  whole: number,
): Set<string> {
  const isWrong = (name: string, limit: number): boolean => {
    const text = (form.get(name) ?? "").trim();
    return text !== "" && !(counted.test(text) && Number(text) <= limit);
  };
  const wrong = guests.filter(
    (id) => isWrong(`minutes-${id}`, whole) || isWrong(`companions-${id}`, most.companions),
  );
  return new Set(isWrong("others", most.others) ? [...wrong, "others"] : wrong);
}
