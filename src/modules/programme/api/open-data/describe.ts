// SPDX-License-Identifier: EUPL-1.2
import {
  good,
  goodPage,
  inPath,
  type OpenApiPart,
  operation,
  parametersOf,
  schemaOf,
} from "../../../../kernel/web/api/open-api.ts";
import { filterSchema, oneSchema } from "../../rules/open-data/parameters.ts";
import {
  offeringAnswerSchema,
  offeringSchema,
  offeringsAnswerSchema,
  sessionSchema,
  sessionsAnswerSchema,
} from "../../rules/open-data/record-schema.ts";

/** Records are named, so that they stand there once. */
const named = { Offering: offeringSchema, Session: sessionSchema };

/** What the interface has of the programme, made from the schemas that it itself uses. */
export function programmeOpenApi(): OpenApiPart {
  const base = "/api/v1/sites/{site}";
  const site = inPath("site", "The key of a site.");
  return {
    notes:
      "The programme has what is published for everybody and to come, never who comes; free places are said in words.",
    paths: {
      [`${base}/offerings`]: operation(
        "listOfferings",
        "The offerings of which a date is to come, page by page, by that date.",
        [site, ...parametersOf(filterSchema)],
        goodPage(schemaOf(offeringsAnswerSchema, named)),
      ),
      [`${base}/offerings/{offering}`]: operation(
        "readOffering",
        "One offering.",
        [site, inPath("offering", "The id of an offering."), ...parametersOf(oneSchema)],
        good("application/json", schemaOf(offeringAnswerSchema, named), "The offering."),
      ),
      [`${base}/sessions`]: operation(
        "listSessions",
        "The coming dates, page by page.",
        [site, ...parametersOf(filterSchema)],
        goodPage(schemaOf(sessionsAnswerSchema, named)),
      ),
    },
    schemas: { Offering: schemaOf(offeringSchema), Session: schemaOf(sessionSchema) },
  };
}
