// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { now } from "../../../../kernel/clock/clock.ts";
import { gatherSlots } from "../../../../kernel/module/slot.ts";
import { openApiParts, problemSchema } from "../../../../kernel/web/api/open-api.ts";
import type { App } from "../../../../kernel/web/build-app.ts";
import { apiRoutes } from "../../../directory/api/routes.ts";
import { rootApp } from "../../../directory/testing/test-directory.ts";
import {
  offeringAnswerSchema,
  offeringsAnswerSchema,
  sessionsAnswerSchema,
} from "../../rules/open-data/record-schema.ts";
import { testProgramme } from "../../testing/test-programme.ts";
import { programmeOpenApi } from "./describe.ts";
import { openDataRoutes } from "./routes.ts";

type Parameter = {
  name: string;
  in: string;
  example?: unknown;
  schema: { enum?: string[]; default?: unknown };
};
interface Document {
  paths: Record<string, { get: { parameters: Parameter[]; responses: Record<string, unknown> } }>;
  components: { schemas: Record<string, object> };
}

describe("the programme as open data", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let app: App;
  let document: Document;
  before(async () => {
    town = await testProgramme(now());
    const slots = gatherSlots([openApiParts.fill(10, programmeOpenApi)]);
    app = rootApp(town.database, [...apiRoutes, ...openDataRoutes], slots);
    await town.offering({ kind: "sewing", languages: ["tr"], childcare: true }, 3);
    await town.offering({ audience: ["women"], texts: titled("Reden", "Konuşmak") }, 2);
    await town.offering({ visibility: "internal", texts: titled("Geheim", "Gizli") });
    document = (await (await get("/api/v1/openapi.json")).json()) as Document;
  });
  after(() => town.database.drop());

  const titled = (de: string, tr: string) => {
    const text = (title: string) => ({ title, description: "", bring: "", way: "" });
    return { de: text(de), tr: text(tr) };
  };
  const get = (path: string) => app.fetch(new Request(`http://localhost${path}`));
  const sessions = async (query = "") => {
    const answer = await get(`/api/v1/sites/hochfeld/sessions?${query}`);
    assert.equal(answer.status, 200, query);
    return sessionsAnswerSchema.parse(await answer.json());
  };

  it("has the dates of what everybody may see, by each filter, page by page", async () => {
    assert.equal((await sessions()).total, 5);
    assert.deepEqual(
      await Promise.all(
        ["kind=sewing", "language=tr", "childcare=yes", "audience=older", "period=today"].map(
          async (query) => (await sessions(query)).total,
        ),
      ),
      [3, 3, 3, 3, 0],
    );
    const turkish = await sessions("lang=tr&audience=women&kind=course");
    assert.deepEqual(
      turkish.sessions.map(({ title, language }) => [title, language]),
      [
        ["Konuşmak", "tr"],
        ["Konuşmak", "tr"],
      ],
    );
    // Days are those of Berlin, moments stand there in UTC.
    const day = dayIn(new Date(turkish.sessions[0]?.starts_at ?? ""));
    assert.equal((await sessions(`day=${day}`)).total, 2);
    const second = await get("/api/v1/sites/hochfeld/sessions?per_page=2&page=2");
    assert.match(second.headers.get("link") ?? "", /page=3&per_page=2>; rel="next"/);
    assert.equal(sessionsAnswerSchema.parse(await second.json()).pages, 3);
  });

  it("has the offerings, each with its next date", async () => {
    const answer = await get("/api/v1/sites/hochfeld/offerings");
    const { offerings, total } = offeringsAnswerSchema.parse(await answer.json());
    assert.equal(total, 2);
    const [first = assert.fail("none")] = offerings;
    assert.ok(first.next !== null && first.picture === null);
    const one = await get(`/api/v1/sites/hochfeld/offerings/${first.id}?lang=tr`);
    assert.equal(offeringAnswerSchema.parse(await one.json()).offering.id, first.id);
    assert.equal((await get("/api/v1/sites/hochfeld/offerings/nothere2")).status, 404);
    assert.equal((await get("/api/v1/sites/nowhere/sessions")).status, 404);
    const beyond = await get("/api/v1/sites/hochfeld/offerings?page=9");
    assert.deepEqual(offeringsAnswerSchema.parse(await beyond.json()).offerings, []);
  });

  it("answers as documented, beside the directory, and refuses what is not", async () => {
    assert.ok(document.paths["/api/v1/sites/{site}/businesses"]);
    for (const path of ["/api/v1/sites/{site}/sessions", "/api/v1/sites/{site}/offerings"]) {
      const { parameters } = document.paths[path]?.get ?? assert.fail(path);
      for (const parameter of parameters.filter((one) => one.in === "query")) {
        const address = path.replace("{site}", "hochfeld");
        const value = parameter.schema.enum?.at(-1) ?? parameter.example ?? parameter.schema.default;
        if (value !== undefined) {
          const answer = await get(`${address}?${parameter.name}=${encodeURIComponent(String(value))}`);
          assert.equal(answer.status, 200, parameter.name);
        }
        const wrong = await get(`${address}?${parameter.name}=%C2%A7`);
        assert.equal(wrong.status, 400, parameter.name);
        assert.equal(problemSchema.parse(await wrong.json()).errors?.[0]?.parameter, parameter.name);
      }
      const unknown = await get(`${path.replace("{site}", "hochfeld")}?langauge=tr`);
      assert.equal(problemSchema.parse(await unknown.json()).errors?.[0]?.reason, "unknown-parameter");
    }
    const session = document.components.schemas.Session ?? assert.fail("no schema");
    const [one] = (await sessions()).sessions;
    assert.ok(z.fromJSONSchema(session as z.core.JSONSchema.JSONSchema).safeParse(one).success);
  });
});
