import type { Answer } from "./answer.ts";

/** Who asks, as far as the technique must know. */
export interface Visitor {
  /** The person's id. */
  id: string;
  /** The permissions held at this moment, by state and role. */
  may: ReadonlySet<string>;
  /** Stands in every form of this session and of no other: the proof that the form is one of ours (CSRF). */
  token: string;
  /** Whether the person has shown within the last minutes that it is still them. */
  fresh: boolean;
  /** Somebody who only looks for now: their forms are refused, and this stands above every page, with a button that ends it. */
  looking?: { text: string; label: string; action: string; lang: string };
}

/** From where somebody asks. */
export interface Client {
  /** IP address: the connection's, or what a trusted proxy says. */
  address: string;
  /** What the browser calls itself; empty where it does not say. */
  agent: string;
}

/** Why a visitor is not let through to a route. */
export type Hindrance =
  /** Nobody is signed in. */
  | "signed-out"
  /** Signed in, without the permission. Answered like what does not exist. */
  | "not-permitted"
  /** The form does not carry the session's token: it is older than the session, or not ours. */
  | "foreign-form"
  /** A form of somebody who only looks for now. */
  | "only-looking"
  /** A grave action of somebody who signed in long ago. */
  | "not-fresh";

/** What stands before every route that is not public. */
export interface Gate<Context> {
  /** Who asks, read anew from the database each time. */
  identify(context: Context): Promise<Visitor | undefined>;
  /** What somebody gets who is not let through. */
  turnAway(hindrance: Hindrance, context: Context): Answer | Promise<Answer>;
  /**
   * Somebody who is signed in was told that something is forbidden, or that there is no such thing, which is what they are told of what is
   * another's. @param route as it is declared: addresses hold what is nobody's business
   */
  noteRefusal?(route: { method: string; path: string }, context: Context): Promise<void>;
}
