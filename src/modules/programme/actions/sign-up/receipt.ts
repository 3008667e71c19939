// SPDX-License-Identifier: EUPL-1.2
import { receiptCodes } from "../../../accounts/index.ts";

/** The codes on receipts of a sign-up, or of a wish for a room. */
export const receipts = receiptCodes("programme");
export const {
  code: receiptCode,
  read: readReceiptCode,
  digest: receiptDigest,
  digests: receiptDigests,
} = receipts;
