// Where two have written different things, both are shown, and a person chooses.
import type { Change, OthersChange } from "./kept-roll.ts";

type Words = Record<string, string>;

const fill = (text = "", values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));

const timeOf = (at: string | null): string =>
  at === null ? "" : new Date(at).toLocaleTimeString([], { timeStyle: "short" });

function place(home: HTMLElement, blank: HTMLTemplateElement, text: string | undefined): void {
  const before = home.querySelector(":scope > .roll-choice");
  if (text === undefined) {
    before?.remove();
    return;
  }
  const box = before ?? (blank.content.firstElementChild?.cloneNode(true) as HTMLElement);
  const said = box.querySelector("[data-said]");
  if (said) said.textContent = text;
  if (!before) home.append(box);
}

/** Asks beside a row whose word counts, or takes the question away. */
export function showChoice(
  row: HTMLElement,
  change: Change | undefined,
  blank: HTMLTemplateElement,
  words: Words,
): void {
  if (!change?.theirs) {
    place(row, blank, change?.unknown ? words.unknown : undefined);
    return;
  }
  const { values, by, at } = change.theirs;
  const said = (one: Change | typeof values) =>
    one === null
      ? "–"
      : [
          words[one.state],
          one.minutes !== null && one.minutes > 0 ? fill(words.minutes, { count: one.minutes }) : "",
          one.companions > 0 ? fill(words.companions, { count: one.companions }) : "",
          one.reason,
        ]
          .filter(Boolean)
          .join(", ");
  const who = by || words.somebody || "";
  place(
    row,
    blank,
    fill(words.both, { by: who, time: timeOf(at), theirs: said(values), mine: said(change) }),
  );
}

/** The same for the people without names. */
export function showCountChoice(
  root: HTMLElement,
  others: OthersChange | undefined,
  blank: HTMLTemplateElement,
  words: Words,
): void {
  const home = root.querySelector<HTMLElement>("[data-others-place]");
  if (!home) return;
  const text = others?.conflict
    ? fill(words.bothCounts, { theirs: others.base ?? "–", mine: others.value ?? "–" })
    : undefined;
  place(home, blank, text);
}
