import type { ColumnType, Generated } from "kysely";
import type { ThrottleKind } from "../rules/credentials/throttle.ts";
import type { Role } from "../rules/roles.ts";
import type { FactorRule } from "../rules/sign-on/settings.ts";
import type { Membership, PersonState, Proof } from "../rules/standing.ts";

/** `date` columns travel as ISO days (`2019-01-01`), never as moments. */
type Day = ColumnType<string, string, string>;
type Json<T> = ColumnType<T, string, string>;

export const organisationKinds = [
  "town",
  "project-partner",
  "cooperating-partner",
  "business",
  "association",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export type CodeKind = "invitation" | "password" | "sign-in" | "mail" | "paper";

export type AccountsTables = {
  "accounts.organisation": {
    site_id: string;
    id: string;
    name: string;
    kind: OrganisationKind;
    created_at: Generated<Date>;
    ended_on: ColumnType<string | null, string | null, string | null>;
  };
  "accounts.sign_on": {
    site_id: string;
    issuer: string;
    client_id: string;
    client_secret_sealed: string;
    label: string;
    mail_claim: string;
    new_role: Role | null;
    factor: FactorRule;
    acr_values: string[];
    changed_at: Generated<Date>;
  };
  "accounts.sign_on_person": {
    site_id: string;
    issuer: string;
    subject: string;
    person_id: string;
    bound_at: Date;
  };
  "accounts.sign_on_used": { site_id: string; secret_hash: string; expires_at: Date };
  "accounts.person": {
    site_id: string;
    id: string;
    name: string;
    login: string;
    mail: string | null;
    locale: string;
    state: PersonState;
    until: Day | null;
    password_hash: string | null;
    password_changed_at: Date | null;
    totp_sealed: string | null;
    totp_last_step: ColumnType<string | null, number | null, number | null>;
    created_at: Generated<Date>;
    changed_at: Generated<Date>;
    last_sign_in_at: Date | null;
    told_at: Date | null;
  };
  "accounts.membership": {
    site_id: string;
    id: string;
    person_id: string;
    organisation_id: string | null;
    role: Role;
    state: Membership["state"];
    starts_on: Day;
    ends_on: Day | null;
    created_at: Generated<Date>;
  };
  "accounts.session": {
    site_id: string;
    secret_hash: string;
    id: string;
    person_id: string;
    factor: Proof["factor"];
    agent: string;
    network: string;
    started_at: Date;
    seen_at: Date;
    proven_at: Date;
    viewing_as: Role | null;
  };
  "accounts.one_time_code": {
    site_id: string;
    secret_hash: string;
    kind: CodeKind;
    person_id: string;
    facts: Json<Record<string, string>>;
    created_at: Generated<Date>;
    expires_at: Date;
    used_at: Date | null;
  };
  "accounts.recovery_code": {
    site_id: string;
    person_id: string;
    secret_hash: string;
    used_at: Date | null;
  };
  "accounts.passkey": {
    site_id: string;
    id: string;
    person_id: string;
    name: string;
    public_key: Buffer;
    counter: ColumnType<string, number, number>;
    transports: Json<string[]>;
    backed_up: boolean;
    created_at: Date;
    used_at: Date | null;
  };
  "accounts.mail_change": {
    site_id: string;
    person_id: string;
    mail: string;
    new_hash: string;
    old_hash: string | null;
    new_confirmed: Generated<boolean>;
    old_confirmed: boolean;
    started_at: Date;
    expires_at: Date;
  };
  "accounts.factor_removal": { site_id: string; person_id: string; asked_by: string; asked_at: Date };
  "accounts.spent_challenge": { site_id: string; digest: string; expires_at: Date };
  "accounts.failures": { site_id: string; kind: ThrottleKind; key: string; count: number; last: Date };
};
