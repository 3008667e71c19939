import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { FormRefusal } from "../../rules/my-business/part.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";

const texts: Record<FormRefusal, OwningText> = {
  empty: "slip.empty",
  "too-long": "slip.too-long",
  "too-many": "slip.too-many",
  "too-complex": "slip.not-understood",
  "not-understood": "slip.not-understood",
  "other-scheme": "slip.address",
  credentials: "slip.address",
  "other-host": "slip.other-host",
  "no-area-code": "slip.no-area-code",
  placeholder: "slip.empty",
  "not-offered": "slip.not-understood",
  "no-time": "slip.no-time",
  half: "slip.half",
  order: "slip.order",
  "no-day": "slip.no-day",
  "day-order": "slip.day-order",
};

/** What is wrong with a field of a form about an own business, and what to do. */
export const slipText = (reason: FormRefusal, locale: Locale): string => owningTexts(locale)(texts[reason]);
