/** A stretch of time in one state, in minutes of the wall (`berlin-time.ts`). */
export interface Stretch {
  from: number;
  to: number;
  /** `unknown`: by appointment, open end, a comment instead of a time. */
  state: "open" | "closed" | "unknown";
  comment?: string;
  /** Open from here, the end is not said (`18:00+`); `to` is a guess. */
  openEnd?: true;
}
