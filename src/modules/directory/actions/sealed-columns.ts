// SPDX-License-Identifier: EUPL-1.2
import type { SealedColumn, SignedColumn } from "../../../kernel/secrets/sealed-columns.ts";
import { documentBound, documentPurpose } from "./owning/claim-document.ts";
import { contactBound, contactPurpose } from "./proposals/contact.ts";

/** Where something of this capability stands sealed. */
export const directorySealed: SealedColumn[] = [
  {
    table: "directory.proposal",
    column: "contact",
    key: ["id"],
    purpose: contactPurpose,
    bound: (siteId, { id = "" }) => contactBound(siteId, id),
  },
  {
    table: "directory.claim_document",
    column: "sealed",
    key: ["proposal_id"],
    bytes: true,
    purpose: documentPurpose,
    bound: (siteId, { proposal_id: id = "" }) => documentBound(siteId, id),
  },
];

/** Where something recognises a code. */
export const directorySigned: SignedColumn[] = [
  { table: "directory.proposal", column: "receipt", what: "receipts of requests" },
  { table: "directory.claim_code", column: "digest", what: "codes for owners" },
];
