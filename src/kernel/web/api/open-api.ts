// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { defineSlot } from "../../module/slot.ts";

/** What a capability adds to the description of the interface for programs. */
export interface OpenApiPart {
  /** What is to be known of its data, as sentences. */
  notes: string;
  paths: Record<string, object>;
  /** Schemas that have a name, so that they stand there once. */
  schemas: Record<string, object>;
}

/** The parts of the description: made when somebody asks for it. */
export const openApiParts = defineSlot<() => OpenApiPart>("open-api");

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

/**
 * A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is.
 *
 * @param named schemas by their name: where one of them stands in another, its name is written
 */
export function schemaOf(schema: z.ZodType, named: Record<string, object> = {}): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    override: ({ zodSchema, jsonSchema }) => {
      // Answers may learn new members; that must not break whoever checks them.
      delete jsonSchema.additionalProperties;
      const here: object = zodSchema;
      const name = Object.keys(named).find((each) => named[each] === here);
      if (name === undefined || here === schema) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = `#/components/schemas/${name}`;
    },
  });
  return rest;
}

/** The parameters of a query, by the schema that reads them. */
export function parametersOf(schema: z.ZodObject): object[] {
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

/** A part of a path. */
export const inPath = (name: string, description: string): object => ({
  name,
  in: "path",
  required: true,
  description,
  schema: { type: "string" },
});

/** An answer that holds what was asked for. */
export const good = (contentType: string, schema: object, description: string): object => ({
  description,
  content: { [contentType.split(";")[0] ?? ""]: { schema } },
});

/** An answer page by page, with the pages before and after in its header. */
export const goodPage = (schema: object, link = "The pages before and after (RFC 8288)."): object => ({
  ...good("application/json", schema, "A page."),
  headers: { Link: { description: link, schema: { type: "string" } } },
});

const problem = (description: string) => ({ $ref: "#/components/responses/Problem", description });

/** A question to the interface. */
export function operation(
  operationId: string,
  summary: string,
  parameters: object[],
  success: object,
): object {
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
export function openApiDocument(origin: string, parts: readonly OpenApiPart[]): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Mittendrin: open data",
      version: "1.0.0",
      summary: "What a town publishes here, for programs.",
      description: [
        "Reading needs no key and is open to scripts of other sites. Parameters that are not listed here are refused, so that a",
        "misspelt filter is no result. Times are UTC, positions WGS 84.",
        ...parts.map(({ notes }) => notes),
      ].join(" "),
      license: { name: "Licence of the data: see each record" },
    },
    servers: [{ url: origin }],
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)),
    components: {
      schemas: Object.assign({}, ...parts.map(({ schemas }) => schemas), {
        Problem: schemaOf(problemSchema),
      }),
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
