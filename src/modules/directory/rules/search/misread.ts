import { coveredMinutes, readMoment } from "../open-data/to-search.ts";
import { longestText, type Question } from "./question.ts";

/** What of an address does not count as it stands there, so that the page can say so. */
export interface Misread {
  /** Day and time are no moment, or none for which opening times are known. */
  moment: boolean;
  /** The text is longer than what is searched for. */
  text: boolean;
}

/** Whether opening times are known for what `offen` asks: "jetzt", or a moment of the coming 14 days in Berlin. */
export function isCovered(offen: string, nowMinute: number): boolean {
  if (offen === "jetzt") return true;
  const minute = readMoment(offen, nowMinute);
  return minute !== undefined && minute >= nowMinute && minute <= nowMinute + coveredMinutes;
}

/** The question without a moment for which no opening times are known. */
export function withoutUncovered(asked: Question, nowMinute: number): Question {
  return asked.offen && !isCovered(asked.offen, nowMinute) ? { ...asked, offen: undefined } : asked;
}

/**
 * Compares an address with the question that was read from it.
 *
 * @param asked what `withoutUncovered` left
 */
export function misreadOf(values: Record<string, string>, asked: Question): Misread {
  const moment = [values.offen, values.tag].some((value) => (value ?? "").trim() !== "");
  return {
    moment: moment && !asked.offen,
    text: (values.q ?? "").trim().length > longestText,
  };
}
