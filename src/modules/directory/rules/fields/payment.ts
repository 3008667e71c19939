import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { yesOrNo } from "./choices.ts";
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
 * One `payment:*` tag: what can be paid with. Empty where the answer is no; `not-offered` for loyalty cards and the
 * like, which no filter offers.
 *
 * @example
 * parsePayment("visa", "yes") // { ok: true, value: ["credit_cards"] }
 */
export function parsePayment(
  means: string,
  raw: string,
): Result<readonly PaymentMeans[], "not-offered" | "not-understood"> {
  const found = meansOf.get(means);
  if (found === undefined) return refuse("not-offered");
  const answer = yesOrNo(raw);
  if (!answer.ok) return refuse("not-understood");
  return ok(answer.value ? paymentMeans.filter((known) => found.includes(known)) : []);
}
