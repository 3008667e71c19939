// SPDX-License-Identifier: EUPL-1.2
import type { Doing } from "../../../modules/accounts/index.ts";
import type { Role } from "../../../modules/accounts/rules/roles.ts";
import type { Persona } from "./people.ts";

/** A request that succeeds. */
export interface Question {
  path: string;
  cookie: string;
  form?: Record<string, string> | FormData;
}

/** What lists of questions are handed to make them with. */
export interface Asking {
  doing(): Doing;
  somebody(role: Role): Promise<Persona>;
  asks(persona: Persona, path: string, form?: Record<string, string>): Question;
}

/** Also for routes that anybody may ask. */
export interface OpenAsking extends Asking {
  /** Somebody whom nobody knows asks. */
  open(path: string, form: Record<string, string>): Question;
}
