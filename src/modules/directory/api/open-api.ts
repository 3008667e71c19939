import { z } from "zod";
import type { Answer } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { listSchema, oneSchema } from "../rules/open-data/parameters.ts";
import { recordSchema } from "../rules/open-data/record-schema.ts";
import { collectionSchema, featureSchema, writers } from "../rules/open-data/write-format.ts";
import { json } from "./asked.ts";
import { changesAnswerSchema, changesSchema } from "./changes/list-changes.ts";
import { downloadSchema } from "./download.ts";
import { listAnswerSchema } from "./list-businesses.ts";
import { sitesAnswerSchema } from "./list-sites.ts";
import { oneAnswerSchema } from "./one-business.ts";

/** A problem document (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z
    .array(z.object({ parameter: z.string(), reason: z.string(), detail: z.string() }))
    .optional()
    .describe("One for each wrong or unknown parameter (the first ten unknown ones)."),
});

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

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. Records are named, so that they stand there once. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    override: ({ zodSchema, jsonSchema }) => {
      // Answers may learn new members; that must not break whoever checks them.
      delete jsonSchema.additionalProperties;
      if (zodSchema === recordSchema && schema !== recordSchema) {
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
        jsonSchema.$ref = "#/components/schemas/Business";
      }
    },
  });
  return rest;
}

function parametersOf(schema: z.ZodObject): object[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const { description, example, ...rest } = schemaOf(field as z.ZodType) as Record<string, unknown>;
    return {
      name,
      in: "query",
      required: false,
      description,
      ...(example !== undefined && { example }),
      schema: rest,
    };
  });
}

const inPath = (name: string, description: string) => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type: "string" },
});
const site = inPath("site", "The key of a site.");
const id = inPath("id", "The short id of an entry.");

const good = (contentType: string, schema: object, description: string) => ({
  description,
  content: { [contentType.split(";")[0] ?? ""]: { schema } },
});
const problem = (description: string) => ({ $ref: "#/components/responses/Problem", description });

function operation(operationId: string, summary: string, parameters: object[], success: object): object {
  const responses = { 200: success, 304: { description: "Not changed since the ETag that was sent." } };
  const found =
    parameters.length > 0
      ? {
          400: problem("A parameter is wrong, or none that is listed here."),
          404: problem("There is no such thing."),
        }
      : {};
  return {
    get: {
      operationId,
      summary,
      parameters,
      responses: { ...responses, ...found, 429: problem("Too many requests.") },
    },
  };
}

/** The description of the interface for programs (OpenAPI 3.1), made from the schemas that the interface itself uses. */
export function openApiDocument(origin: string): object {
  const base = "/api/v1/sites";
  const filters = [site, ...parametersOf(downloadSchema)];
  const all = "The whole result at once, or what changed of it since a day; sent while it is made.";
  return {
    openapi: "3.1.0",
    info: {
      title: "Mittendrin: open data",
      version: "1.0.0",
      summary: "The published businesses and useful places of a town.",
      description:
        "Reading needs no key and is open to scripts of other sites. Every record names its sources and their licences; " +
        "facts of sources that grant none are left out; " +
        "parameters that are not listed here are refused, so that a misspelt filter is no result; " +
        "show the attribution wherever you show the data. Times are UTC, positions WGS 84. In tables a text that begins " +
        "with = + - @, tab or carriage return, telephone numbers included, has an apostrophe in front, because " +
        "spreadsheets would run it as a formula.",
      license: { name: "Licence of the data: see each record" },
    },
    servers: [{ url: origin }],
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
        {
          ...good("application/json", schemaOf(listAnswerSchema), "A page."),
          headers: {
            Link: { description: "The pages before and after (RFC 8288).", schema: { type: "string" } },
          },
        },
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
        {
          ...good("application/json", schemaOf(changesAnswerSchema), "A page."),
          headers: { Link: { description: "The next page (RFC 8288).", schema: { type: "string" } } },
        },
      ),
      [`${base}/{site}/businesses/{id}`]: operation(
        "readBusiness",
        "One entry.",
        [site, id, ...parametersOf(oneSchema)],
        good("application/json", schemaOf(oneAnswerSchema), "The entry."),
      ),
    },
    components: {
      schemas: { Business: schemaOf(recordSchema), Problem: schemaOf(problemSchema) },
      responses: {
        Problem: good(
          "application/problem+json",
          { $ref: "#/components/schemas/Problem" },
          "What is wrong (RFC 9457).",
        ),
      },
    },
  };
}

/** `GET /api/v1/openapi.json`. */
export const openApi = ({ url }: WebContext): Answer => json(openApiDocument(url.origin));
