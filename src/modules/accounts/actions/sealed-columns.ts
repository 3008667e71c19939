// SPDX-License-Identifier: EUPL-1.2
import type { SealedColumn, SignedColumn } from "../../../kernel/secrets/sealed-columns.ts";
import { factorBound, factorPurpose } from "./sign-in/second-factor.ts";
import { clientBound, clientPurpose } from "./sign-on/client-of.ts";

/** Where something of this capability stands sealed. */
export const accountsSealed: SealedColumn[] = [
  {
    table: "accounts.person",
    column: "totp_sealed",
    key: ["id"],
    purpose: factorPurpose,
    bound: (siteId, { id = "" }) => factorBound(siteId, id),
  },
  {
    table: "accounts.sign_on",
    column: "client_secret_sealed",
    key: [],
    more: ["issuer"],
    purpose: clientPurpose,
    bound: (siteId, { issuer = "" }) => clientBound(siteId, issuer),
  },
];

/** Where something recognises a code. */
export const accountsSigned: SignedColumn[] = [
  { table: "accounts.one_time_code", column: "secret_hash", what: "codes on paper" },
  { table: "accounts.recovery_code", column: "secret_hash", what: "spare codes" },
];
