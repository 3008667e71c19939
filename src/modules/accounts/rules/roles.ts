import catalogue from "../catalogue/roles.json" with { type: "json" };

/** What somebody is to a site; a named set of permissions. */
export type Role = keyof typeof catalogue.roles;

interface RoleFacts {
  /** Works for the project or for one of its partners: needs a second factor. */
  staff: boolean;
  /** Works for an organisation outside the project: belongs to one, and sees only what is that one's. */
  outside?: boolean;
  /** A session without a request for so long is over. */
  idleMinutes: number;
  /** A session is over after so long, whatever happens in it. */
  longestHours: number;
  /**
   * Works under professional secrecy (s. 203 StGB) or gives out the keys of those who do: no administrator gets in alone by their
   * account, and only such roles may hold a protected permission.
   */
  guarded?: boolean;
}

const facts: Record<Role, RoleFacts> = catalogue.roles;

/** All roles, those with the most responsibility first. */
export const roles = Object.keys(facts) as Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(facts, text);
}

export const isOutside = (role: Role): boolean => facts[role].outside === true;

export const isStaff = (role: Role): boolean => facts[role].staff;

export const isGuarded = (role: Role): boolean => facts[role].guarded === true;

/** How long a session lasts: the strictest of all roles that somebody holds; without any, as for participants. */
export function sessionLimits(held: readonly Role[]): { idleMinutes: number; longestHours: number } {
  const all = (held.length > 0 ? held : (["participant"] as const)).map((role) => facts[role]);
  return {
    idleMinutes: Math.min(...all.map(({ idleMinutes }) => idleMinutes)),
    longestHours: Math.min(...all.map(({ longestHours }) => longestHours)),
  };
}
