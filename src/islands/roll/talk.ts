import type { Answered } from "./kept-roll.ts";

/** Nobody is signed in on this device any more. */
export class SignedOut extends Error {}

/** The server does not take it, for a reason that sending again does not mend. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(String(status));
    this.status = status;
  }
}

async function ask(url: string, how: RequestInit): Promise<unknown> {
  const answer = await fetch(url, { ...how, redirect: "manual", cache: "no-store" });
  // To the page that asks who somebody is.
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 429) throw new TypeError("later");
  if (!answer.ok) throw new Refused(answer.status);
  return answer.json();
}

/** Who is signed in now, and what their forms carry. @throws {SignedOut | Refused} and a TypeError where there is no network */
export const whoIsThere = (path: string) =>
  ask(`${path}/wer`, { headers: { Accept: "application/json" } }) as Promise<{
    person: string;
    token: string;
  }>;

/** Sends what was written down on this device. */
export const sendRoll = (path: string, token: string, roll: string): Promise<Answered> =>
  ask(`${path}/abgleich`, {
    method: "POST",
    body: new URLSearchParams({ token, roll }),
  }) as Promise<Answered>;

/** The page as the server draws it now, for later; undefined where it cannot be had. */
export async function copyOfPage(path: string): Promise<{ html: string; policy: string } | undefined> {
  try {
    const answer = await fetch(path, { headers: { Accept: "text/html" }, redirect: "manual" });
    if (answer.status !== 200) return undefined;
    return { html: await answer.text(), policy: answer.headers.get("Content-Security-Policy") ?? "" };
  } catch {
    return undefined;
  }
}
