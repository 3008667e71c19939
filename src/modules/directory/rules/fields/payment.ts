import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import keys from "./payment.json" with { type: "json" };

/** How one can pay, as filters offer it. */
export const paymentMeans = [
  "cash",
  "girocard",
  "credit_cards",
  "debit_cards",
  "contactless",
  "paypal",
  "invoice",
  "sepa_direct_debit",
  "vouchers",
  "cryptocurrencies",
] as const;
export type PaymentMeans = (typeof paymentMeans)[number];

/** What stands behind `payment:` in OpenStreetMap (wiki.openstreetmap.org/wiki/Key:payment), by what people know it as. */
const meansOf = new Map<string, readonly string[]>(Object.entries(keys));

/**
 * What the word behind `payment:` stands for; `not-offered` for loyalty cards and the like, which no filter offers.
 *
 * @example
 * parsePayment("visa") // { ok: true, value: ["credit_cards"] }
 */
export function parsePayment(word: string): Result<readonly PaymentMeans[], "not-offered"> {
  const found = meansOf.get(word);
  return found === undefined
    ? refuse("not-offered")
    : ok(paymentMeans.filter((known) => found.includes(known)));
}
