import type { PasswordRefusal } from "../rules/credentials/password.ts";

/** The text for each reason to refuse a password. */
export const passwordProblems = {
  "too-short": "password.too-short",
  "too-long": "password.too-long",
  personal: "password.personal",
  simple: "password.simple",
  common: "password.common",
} as const satisfies Record<PasswordRefusal, string>;
