// SPDX-License-Identifier: EUPL-1.2
import { locales } from "../../../../kernel/i18n/locales.ts";
import type { Need, OfferingPlan } from "../../rules/planning/offering.ts";
import { textField } from "../../rules/planning/read-offering.ts";

/** The fields of the form as an offering has them. */
function fieldsOf(plan: OfferingPlan): Map<string, string[]> {
  const { details, places } = plan;
  const { costs } = details;
  const fields = new Map<string, string[]>([
    ["kind", [plan.kind]],
    ["field", [plan.field ?? ""]],
    ["area", [plan.area ?? ""]],
    ["audience", plan.audience],
    ["languages", plan.languages],
    ["leaders", plan.leaders],
    ["childcare", plan.childcare ? ["1"] : []],
    ["template", plan.template ? ["1"] : []],
    ["signedList", details.signedList ? ["1"] : []],
    ["visibility", [plan.visibility]],
    ["signUp", [plan.signUp]],
    ["movesUp", [plan.movesUp]],
    ["places", [places === null ? "" : String(places)]],
    ["overbooking", [plan.overbooking > 1 ? String(Math.round((plan.overbooking - 1) * 100)) : ""]],
    ["askHours", [String(plan.askHours)]],
    ["closesHours", [String(plan.closesHours)]],
    ["costs", [costs === 0 ? "" : (costs / 100).toFixed(2).replace(".", ",")]],
    ...(["level", "place", "address", "access", "organiser", "contact", "partners", "project"] as const).map(
      (name): [string, string[]] => [name, [details[name]]],
    ),
  ]);
  for (const locale of locales)
    for (const [part, text] of Object.entries(plan.texts[locale] ?? {}))
      fields.set(textField(part, locale), [text]);
  for (const [index, { name, places: kept }] of plan.quotas.entries()) {
    fields.set(`quota-name-${index}`, [name]);
    fields.set(`quota-places-${index}`, [String(kept)]);
  }
  for (const [name, value] of needFields(plan.needs)) fields.set(name, [value]);
  return fields;
}

/** The fields of rooms and machines. */
export const needFields = (needs: readonly Need[]): Map<string, string> =>
  new Map(
    needs.flatMap(({ resourceId, units }, index) => [
      [`need-${index}`, resourceId],
      [`need-units-${index}`, String(units)],
    ]),
  );

/** What stands in the fields: what was typed, else what the offering has. */
export function planValues(form: URLSearchParams | undefined, plan: OfferingPlan | undefined) {
  const stored = plan ? fieldsOf(plan) : new Map<string, string[]>();
  const values = (name: string): string[] => (form ? form.getAll(name) : (stored.get(name) ?? []));
  return { values, value: (name: string): string => values(name)[0] ?? "" };
}
