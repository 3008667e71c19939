// SPDX-License-Identifier: EUPL-1.2
import { receiptCodes } from "../../../accounts/index.ts";

/** The codes on receipts of what somebody suggested. */
export const receipts = receiptCodes("directory");
export const {
  code: receiptCode,
  read: readReceiptCode,
  digest: receiptDigest,
  digests: receiptDigests,
} = receipts;
