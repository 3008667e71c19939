import states from "./german-states.json" with { type: "json" };

/** A German state by the second part of its ISO 3166-2 code, such as `NW`. It decides public and school holidays. */
export type GermanState = keyof typeof states;

/** Whether a text is the code of a German state. */
export function isGermanState(code: string): code is GermanState {
  return Object.hasOwn(states, code);
}

/** The state's middle, near enough for sunrise and sunset (a few minutes), and its name in German. */
export function germanState(code: GermanState): { name: string; lat: string; lon: string } {
  return states[code];
}
