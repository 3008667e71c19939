import * as z from "zod";
import type { Answer } from "../../../kernel/web/answer.ts";
import { json } from "../../../kernel/web/api/json-answer.ts";
import {
  good,
  goodPage,
  inPath,
  type OpenApiPart,
  openApiDocument,
  openApiParts,
  operation,
  parametersOf,
  schemaOf as plainSchemaOf,
} from "../../../kernel/web/api/open-api.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { listSchema, oneSchema } from "../rules/open-data/parameters.ts";
import { recordSchema } from "../rules/open-data/record-schema.ts";
import { collectionSchema, featureSchema, writers } from "../rules/open-data/write-format.ts";
import { changesAnswerSchema, changesSchema } from "./changes/list-changes.ts";
import { downloadSchema } from "./download.ts";
import { listAnswerSchema } from "./list-businesses.ts";
import { sitesAnswerSchema } from "./list-sites.ts";
import { oneAnswerSchema } from "./one-business.ts";

const featuresSchema = collectionSchema.extend({
  type: z.literal("FeatureCollection"),
  since: z.iso.datetime().optional().describe("Where changes were asked for: since when."),
  features: z.array(
    featureSchema.extend({
      properties: featureSchema.shape.properties.extend({
        change: z.enum(["new", "changed"]).optional().describe("Where changes were asked for."),
      }),
    }),
  ),
  gone: z
    .array(z.object({ id: z.string(), at: z.iso.datetime() }))
    .optional()
    .describe("Where changes were asked for: what is no longer published, or no longer open data."),
});

/** Records are named, so that they stand there once. */
const schemaOf = (schema: z.ZodType) => plainSchemaOf(schema, { Business: recordSchema });

const site = inPath("site", "The key of a site.");
const id = inPath("id", "The short id of an entry.");

/** What the interface has of the directory, made from the schemas that it itself uses. */
function directoryPart(): OpenApiPart {
  const base = "/api/v1/sites";
  const filters = [site, ...parametersOf(downloadSchema)];
  const all = "The whole result at once, or what changed of it since a day; sent while it is made.";
  return {
    notes:
      "Every record of the directory names its sources and their licences; facts of sources that grant none are left out; show the " +
      "attribution wherever you show the data. In tables a text that begins with = + - @, tab or carriage return, telephone " +
      "numbers included, has an apostrophe in front, because spreadsheets would run it as a formula.",
    paths: {
      [base]: operation(
        "listSites",
        "The sites of this installation.",
        [],
        good("application/json", schemaOf(sitesAnswerSchema), "All sites."),
      ),
      [`${base}/{site}/businesses`]: operation(
        "listBusinesses",
        "Searches the directory of a site, page by page.",
        [site, ...parametersOf(listSchema)],
        goodPage(schemaOf(listAnswerSchema)),
      ),
      [`${base}/{site}/businesses.geojson`]: operation(
        "downloadFeatures",
        all,
        filters,
        good(writers.geojson.contentType, schemaOf(featuresSchema), "GeoJSON (RFC 7946)."),
      ),
      [`${base}/{site}/businesses.csv`]: operation(
        "downloadTable",
        all,
        filters,
        good(
          writers.csv.contentType,
          { type: "string" },
          "CSV (RFC 4180), UTF-8 with byte order mark. Where changes were asked for, the last column `change` says new, changed or gone.",
        ),
      ),
      [`${base}/{site}/changes`]: operation(
        "listChanges",
        "What is new, changed and gone since a day, page by page.",
        [site, ...parametersOf(changesSchema)],
        goodPage(schemaOf(changesAnswerSchema), "The next page (RFC 8288)."),
      ),
      [`${base}/{site}/businesses/{id}`]: operation(
        "readBusiness",
        "One entry.",
        [site, id, ...parametersOf(oneSchema)],
        good("application/json", schemaOf(oneAnswerSchema), "The entry."),
      ),
    },
    schemas: { Business: schemaOf(recordSchema) },
  };
}

/** `GET /api/v1/openapi.json`: the directory, and what higher capabilities add. */
export const openApi = ({ url, slots }: WebContext): Answer =>
  json(openApiDocument(url.origin, [directoryPart(), ...openApiParts.of(slots).map((part) => part())]));
