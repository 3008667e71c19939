// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import * as z from "zod";
import { dayAfter, dayIn, momentIn } from "../../../../kernel/clock/berlin.ts";
import { now } from "../../../../kernel/clock/clock.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { gatherSlots } from "../../../../kernel/module/slot.ts";
import { openApiParts, problemSchema } from "../../../../kernel/web/api/open-api.ts";
import type { App } from "../../../../kernel/web/build-app.ts";
import { apiRoutes } from "../../../directory/api/routes.ts";
import { rootApp } from "../../../directory/testing/test-directory.ts";
import { planSessions } from "../../actions/planning/plan-sessions.ts";
import {
  offeringAnswerSchema,
  offeringsAnswerSchema,
  sessionsAnswerSchema,
} from "../../rules/open-data/record-schema.ts";
import { silent, testProgramme } from "../../testing/test-programme.ts";
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
      const odd = await get(`${path.replace("{site}", "hochfeld")}?page=1e1&per_page=0x10`);
      const { errors = [] } = problemSchema.parse(await odd.json());
      assert.deepEqual(
        errors.map(({ parameter, reason }) => `${parameter} ${reason}`),
        ["page not-a-number", "per_page not-a-number"],
      );
      const unknown = await get(`${path.replace("{site}", "hochfeld")}?langauge=tr`);
      assert.equal(problemSchema.parse(await unknown.json()).errors?.[0]?.reason, "unknown-parameter");
    }
    const session = document.components.schemas.Session ?? assert.fail("no schema");
    const [one] = (await sessions()).sessions;
    assert.ok(z.fromJSONSchema(session as z.core.JSONSchema.JSONSchema).safeParse(one).success);
  });
});

describe("each parameter of the programme that is documented", () => {
  let town: Awaited<ReturnType<typeof testProgramme>>;
  let app: App;
  let document: Document;
  const lists = ["sessions", "offerings"] as const;
  const first = dayAfter(dayIn(now()), 40);
  before(async () => {
    town = await testProgramme(now());
    const slots = gatherSlots([openApiParts.fill(10, programmeOpenApi)]);
    app = rootApp(town.database, [...apiRoutes, ...openDataRoutes], slots);
    document = (await (await get("/api/v1/openapi.json")).json()) as Document;
    await town.within((tx) =>
      sql`insert into quarter.area (site_id, id, key, name, outline, intro, position)
        values (${town.site.id}, ${newId()}, 'hafen', 'Hafen', '{"type":"Polygon","coordinates":[]}', '{}', 0)`.execute(
        tx,
      ),
    );
    await add({ kind: "sewing", childcare: true }, onDay(0, "09:00"));
    await add({ languages: ["tr"], area: "hafen" }, onDay(1, "13:00"));
    await add({ audience: ["women"] }, onDay(1, "18:00"));
    // It has begun: so it is one of today, whatever the hour.
    await add({}, now().getTime() - 600_000);
  });
  after(() => town.database.drop());

  const onDay = (days: number, time: string) => momentIn(dayAfter(first, days), time).getTime();
  /** An offering with one date. */
  async function add(more: Parameters<typeof town.offering>[0], at: number) {
    const text = (title: string) => ({ title, description: "", bring: "", way: "" });
    const texts = { de: text("Deutsch"), tr: text("Türkçe") };
    const { offering } = await town.offering({ audience: ["older"], texts, ...more }, 0);
    const dates = [{ startsAt: new Date(at), endsAt: new Date(at + 3_600_000) }];
    assert.ok((await planSessions(town.doing, silent, offering.id, dates, false)).ok);
  }
  const get = (path: string) => app.fetch(new Request(`http://localhost${path}`));
  const listed = async (list: string, query: string) => {
    const answer = await get(`/api/v1/sites/hochfeld/${list}?${query}`);
    assert.equal(answer.status, 200, `${list} ${query}: ${await answer.clone().text()}`);
    const body = (await answer.json()) as { total: number; page: number } & Record<
      string,
      { title: string }[]
    >;
    return { ...body, titles: (body[list] ?? []).map(({ title }) => title) };
  };
  const parametersOf = (path: string) =>
    (document.paths[path]?.get ?? assert.fail(path)).parameters.filter((one) => one.in === "query");

  /** What each leaves of four offerings with a date each: how many in all, or what else it does. */
  const cases: Record<string, { query: string; total: number; page?: number; titles?: string[] }> = {
    period: { query: "period=today", total: 1 },
    day: { query: `day=${dayAfter(first, 1)}`, total: 2 },
    kind: { query: "kind=sewing", total: 1 },
    language: { query: "language=tr", total: 1 },
    audience: { query: "audience=women", total: 1 },
    area: { query: "area=hafen", total: 1 },
    childcare: { query: "childcare=yes", total: 1 },
    daytime: { query: `daytime=afternoon&day=${dayAfter(first, 1)}`, total: 1 },
    lang: { query: "lang=tr", total: 4, titles: ["Türkçe", "Türkçe", "Türkçe", "Türkçe"] },
    page: { query: "page=2", total: 4, page: 2, titles: [] },
    per_page: { query: "per_page=1", total: 4, titles: ["Deutsch"] },
  };
  const wrong: Record<string, string[]> = {
    day: ["2027-02-30", "heute", "2027-1-1"],
    area: ["nirgends", "x".repeat(101)],
    page: ["0", "-1", "1.5", "10000", "eins"],
    per_page: ["0", "101", "viele"],
  };

  it("does what it says, on both lists, in each of its values", async () => {
    for (const list of lists) {
      const documented = parametersOf(`/api/v1/sites/{site}/${list}`);
      assert.deepEqual(
        documented.map(({ name }) => name).sort(),
        Object.keys(cases).sort(),
        "what is documented has a case here",
      );
      for (const { name, schema } of documented) {
        const { query, total, page = 1, titles } = cases[name] ?? assert.fail(name);
        const found = await listed(list, query);
        assert.deepEqual([found.total, found.page], [total, page], `${list} ${query}`);
        if (titles) assert.deepEqual(found.titles, titles, `${list} ${query}`);
        else assert.ok(found.total < 4, `${list} ${query} leaves something out`);
        for (const value of schema.enum ?? []) await listed(list, `${name}=${encodeURIComponent(value)}`);
        assert.equal((await listed(list, `${name}=`)).total, 4, "an empty value is none");
      }
    }
    const one = parametersOf("/api/v1/sites/{site}/offerings/{offering}");
    assert.deepEqual(
      one.map(({ name }) => name),
      ["lang"],
    );
  });

  it("names itself in the problem where its value is wrong", async () => {
    for (const list of lists)
      for (const { name } of parametersOf(`/api/v1/sites/{site}/${list}`))
        for (const value of wrong[name] ?? ["§", "0", "constructor"]) {
          const answer = await get(`/api/v1/sites/hochfeld/${list}?${name}=${encodeURIComponent(value)}`);
          assert.equal(answer.status, 400, `${list} ${name}=${value}`);
          assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
          const { errors, status } = problemSchema.parse(await answer.json());
          assert.deepEqual(
            [status, errors?.map(({ parameter }) => parameter)],
            [400, [name]],
            `${name}=${value}`,
          );
        }
  });
});
