import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { problemSchema } from "../../../kernel/web/api/open-api.ts";
import type { App } from "../../../kernel/web/build-app.ts";
import type { Site } from "../../quarter/index.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { setStatus } from "../actions/set-status.ts";
import type { OpenRecord } from "../rules/open-data/record-schema.ts";
import { importNodes, openDataApp, testDirectory } from "../testing/test-directory.ts";

type Json = Record<string, unknown>;
interface Operation {
  parameters: { name: string; in: string; example?: unknown; schema: Json }[];
  responses: Record<string, { content: Record<string, { schema: Json }> }>;
}
interface Document {
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, Json> };
}

describe("the open data", () => {
  let database: TestDatabase;
  let site: Site;
  let app: App;
  let document: Document;
  before(async () => {
    ({ database, site } = await testDirectory());
    const hours = { opening_hours: "24/7", "payment:cash": "yes", wheelchair: "yes", "language:tr": "yes" };
    await importNodes(database, site, [
      {
        id: 1,
        tags: {
          shop: "bakery",
          name: "Bäckerei Schröder",
          "name:tr": "Fırın Schröder",
          phone: "0203 111111",
          ...hours,
        },
      },
      { id: 2, tags: { shop: "hairdresser", name: "Kuaför Yılmaz", "offers:internship": "yes" } },
      { id: 3, tags: { amenity: "school", name: "Schule am Park" } },
      { id: 4, tags: { shop: "kiosk" } },
      { id: 5, lat: 51.5, tags: { shop: "bakery", name: "Weit Weg" } },
      { id: 6, tags: { shop: "bakery", name: "Bald Versteckt" } },
    ]);
    app = openDataApp(database);
    const hidden = (await businesses("q=Versteckt"))[0]?.id ?? "";
    for (const status of ["hidden"] as const)
      await setStatus(database.owner, site, hidden, { status, actor: "test" });
    app = openDataApp(database);
    document = (await (await get("/api/v1/openapi.json")).json()) as Document;
  });
  after(() => database.drop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.fetch(new Request(`http://localhost${path}`, { headers }));
  const list = (query = "") => get(`/api/v1/sites/hochfeld/businesses?${query}`);
  const businesses = async (query = ""): Promise<OpenRecord[]> => {
    const answer = await list(query);
    assert.equal(answer.status, 200, query);
    return ((await answer.json()) as { businesses: OpenRecord[] }).businesses;
  };
  const namesOf = async (query: string) => (await businesses(query)).map((record) => record.name);

  /** The documented schema of an answer, with the references put in. */
  const schemaOf = (path: string, status = "200"): z.ZodType => {
    const answer = document.paths[path]?.get.responses[status];
    assert.ok(answer?.content, path);
    const [content] = Object.values(answer.content);
    const whole = JSON.stringify(content?.schema).replaceAll("#/components/schemas/", "#/$defs/");
    return z.fromJSONSchema({ ...JSON.parse(whole), $defs: document.components.schemas });
  };

  it("finds and narrows by each filter", async () => {
    assert.deepEqual(await namesOf("q=Schroeder"), ["Bäckerei Schröder"]);
    assert.deepEqual(await namesOf("q=yilmaz"), ["Kuaför Yılmaz"]);
    assert.deepEqual(await namesOf("category=shop/bakery"), ["Bäckerei Schröder", "Weit Weg"]);
    assert.deepEqual(await namesOf("kind=place"), ["Schule am Park"]);
    assert.deepEqual(await namesOf("language=tr"), ["Bäckerei Schröder"]);
    assert.deepEqual(await namesOf("payment=cash&wheelchair=yes"), ["Bäckerei Schröder"]);
    assert.deepEqual(await namesOf("training=internship"), ["Kuaför Yılmaz"]);
    assert.deepEqual(await namesOf("open=now"), ["Bäckerei Schröder"]);
    assert.deepEqual(await namesOf("bbox=6.7,51.49,6.8,51.51"), ["Weit Weg"]);
    assert.equal((await namesOf("near=51.42,6.76&radius=500")).includes("Weit Weg"), false);
    assert.equal((await namesOf("near=51.5,6.76"))[0], "Weit Weg");
  });

  it("gives every record its sources and licence, and names in the language asked for", async () => {
    const [record] = await businesses("q=Schroeder&lang=tr");
    assert.ok(record);
    assert.equal(record.name, "Fırın Schröder");
    assert.equal(record.categories[0]?.name, "Fırın");
    assert.deepEqual(
      [record.source, record.licence, record.attribution],
      ["OpenStreetMap", "ODbL-1.0", "© OpenStreetMap contributors, ODbL"],
    );
    assert.deepEqual(record.identifiers, [{ scheme: "osm", value: "node/1" }]);
    assert.equal(record.open_now, true);
    assert.equal(record.wz.find((one) => one.scheme === "WZ2008")?.code, "47.24");
    assert.match(record.url, /^http:\/\/localhost\/hochfeld\/tr\/betriebe\/baeckerei-schroeder-/);
    assert.equal((await businesses("q=Yilmaz"))[0]?.open_now, null);
  });

  it("never shows a hidden entry, in no form", async () => {
    const id = (await businesses()).map((record) => record.id);
    assert.equal(id.length, 5);
    for (const path of ["businesses", "businesses.geojson", "businesses.csv"])
      assert.equal(
        (await (await get(`/api/v1/sites/hochfeld/${path}`)).text()).includes("Versteckt"),
        false,
        path,
      );
  });

  it("gives one entry by its id, and 404 for what is not published or not there", async () => {
    const [first] = await businesses("q=Schroeder");
    const answer = await get(`/api/v1/sites/hochfeld/businesses/${first?.id}`);
    assert.equal(((await answer.json()) as { business: OpenRecord }).business.name, "Bäckerei Schröder");
    for (const path of [
      "sites/hochfeld/businesses/nothere2",
      "sites/nowhere/businesses",
      "sites/hochfeld/businesses/%F0%9F%92%A9",
    ]) {
      const missing = await get(`/api/v1/${path}`);
      assert.equal(missing.status, 404, path);
      assert.equal(missing.headers.get("content-type"), "application/problem+json; charset=utf-8");
    }
  });

  it("pages with links before and after", async () => {
    const answer = await list("per_page=2&page=2");
    const { total, pages } = (await answer.json()) as { total: number; pages: number };
    assert.deepEqual([total, pages], [5, 3]);
    const link = answer.headers.get("link") ?? "";
    for (const [page, relation] of [
      [1, "first"],
      [1, "prev"],
      [3, "next"],
      [3, "last"],
    ])
      assert.ok(link.includes(`page=${page}&per_page=2>; rel="${relation}"`), link);
    const all = [1, 2, 3].map((page) => businesses(`per_page=2&page=${page}`));
    assert.equal(new Set((await Promise.all(all)).flat().map((record) => record.id)).size, 5);
    assert.deepEqual(await businesses("page=9000"), []);
  });

  it("names each wrong parameter in a problem document", async () => {
    const answer = await list(
      "radius=x&per_page=101&open=tomorrow&bbox=1,2&wheelchair=maybe&lang=xx&near=99,9",
    );
    assert.equal(answer.status, 400);
    const problem = (await answer.json()) as { errors: { parameter: string; reason: string }[] };
    assert.deepEqual(
      Object.fromEntries(problem.errors?.map(({ parameter, reason }) => [parameter, reason])),
      {
        wheelchair: "unknown-choice",
        radius: "not-a-number",
        bbox: "malformed",
        open: "malformed",
        lang: "unknown-choice",
        per_page: "too-great",
        near: "malformed",
      },
    );
    assert.ok(z.fromJSONSchema(document.components.schemas.Problem as Json).safeParse(problem).success);
    // JavaScript reads these as numbers; people and other programs do not.
    const odd = await list("page=1e1&per_page=0x10&radius=5e2&near=51.43,6.76");
    assert.deepEqual(
      ((await odd.json()) as typeof problem).errors
        .map((error) => `${error.parameter} ${error.reason}`)
        .sort(),
      ["page not-a-number", "per_page not-a-number", "radius not-a-number"],
    );
  });

  it("answers as documented, and takes every documented parameter", async () => {
    const values: Record<string, string> = {
      site: "hochfeld",
      id: (await businesses("q=Schroeder"))[0]?.id ?? "",
    };
    const samples: Record<string, string> = { area: "", bbox: "6,51,7,52", language: "tr" };
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
      const csv = path.endsWith(".csv");
      const check = csv ? undefined : schemaOf(path);
      for (const parameter of [undefined, ...operation.parameters.filter((one) => one.in === "query")]) {
        const choice = (parameter?.schema.enum as string[] | undefined)?.at(-1);
        const value =
          samples[parameter?.name ?? ""] ?? choice ?? parameter?.example ?? parameter?.schema.default;
        // A radius has a meaning only around a place.
        const query = parameter
          ? `?${parameter.name}=${encodeURIComponent(String(value))}${parameter.name === "radius" ? "&near=51.4,6.7" : ""}`
          : "";
        const answer = await get(address + query);
        assert.equal(answer.status, 200, address + query);
        const checked = check?.safeParse(await answer.json());
        assert.ok(checked?.success !== false, `${address}${query}: ${checked?.error?.message}`);
      }
    }
  });

  it("refuses a wrong value of every documented parameter that is not free text", async () => {
    const operation = document.paths["/api/v1/sites/{site}/businesses"]?.get;
    for (const { name } of operation?.parameters.filter((one) => one.in === "query" && one.name !== "q") ??
      [])
      assert.equal((await list(`${name}=%C2%A7`)).status, 400, name);
  });

  it("refuses parameters that are not documented, names them and those there are, and keeps no such answer", async () => {
    for (const path of ["businesses", "businesses.geojson", "businesses.csv", "businesses/abc"]) {
      const answer = await get(`/api/v1/sites/hochfeld/${path}?catgory=shop/bakery&lang=de&foo=1&foo=2`);
      assert.equal(answer.status, 400, path);
    }
    for (const path of ["businesses", "businesses.geojson", "businesses.csv", "businesses/{id}"]) {
      const { parameters } = document.paths[`/api/v1/sites/{site}/${path}`]?.get ?? { parameters: [] };
      const known = parameters.filter((one) => one.in === "query").map(({ name }) => name);
      const answer = await get(`/api/v1/sites/hochfeld/${path}?catgory=shop/bakery&lang=de&foo=1&foo=2`);
      const problem = problemSchema.parse(await answer.json());
      assert.deepEqual([answer.status, answer.headers.get("cache-control")], [400, "no-store"]);
      assert.deepEqual(
        problem.errors?.map(({ parameter, reason }) => [parameter, reason]),
        [
          ["catgory", "unknown-parameter"],
          ["foo", "unknown-parameter"],
        ],
      );
      assert.ok(problem.detail?.endsWith(`Known are: ${known.join(", ")}.`), problem.detail);
    }
    const many = Array.from({ length: 90 }, (_, at) => `${"n".repeat(30)}${at}=`).join("&");
    assert.ok((await (await list(many)).text()).length < 4_000);
  });

  it("is the same GeoJSON, table and list", async () => {
    const records = await businesses();
    const features = (await (await get("/api/v1/sites/hochfeld/businesses.geojson")).json()) as {
      type: string;
      attribution: string;
      features: { id: string; type: string; geometry: { coordinates: number[] }; properties: OpenRecord }[];
    };
    assert.equal(features.type, "FeatureCollection");
    assert.equal(features.attribution, "© OpenStreetMap contributors, ODbL");
    assert.deepEqual(
      features.features.map((one) => one.id),
      records.map((record) => record.id),
    );
    assert.deepEqual(features.features[0]?.geometry.coordinates, [
      records[0]?.position.lon,
      records[0]?.position.lat,
    ]);
    const table = await get("/api/v1/sites/hochfeld/businesses.csv");
    assert.match(table.headers.get("content-type") ?? "", /^text\/csv; charset=utf-8/);
    const lines = Buffer.from(await table.arrayBuffer())
      .toString()
      .split("\r\n");
    assert.ok(lines[0]?.startsWith("\ufeffid,url,kind,status,name,"));
    assert.equal(lines.length, records.length + 2);
    assert.ok(lines[1]?.includes(",'+49203111111,"));
  });

  it("narrows whole files by the same filters", async () => {
    const text = await (await get("/api/v1/sites/hochfeld/businesses.csv?category=shop/bakery")).text();
    assert.equal(text.trim().split("\r\n").length, 3);
    assert.equal((await get("/api/v1/sites/hochfeld/businesses.geojson?category=none")).status, 400);
  });

  it("says 304 as long as nothing changed, sends files compressed, and is open to other sites for reading", async () => {
    for (const path of ["businesses?per_page=1", "businesses.csv", "businesses.geojson?q=Yilmaz"]) {
      const first = await get(`/api/v1/sites/hochfeld/${path}`);
      const etag = first.headers.get("etag") ?? "";
      assert.equal(first.headers.get("access-control-allow-origin"), "*");
      assert.equal(
        (await get(`/api/v1/sites/hochfeld/${path}`, { "if-none-match": etag })).status,
        304,
        path,
      );
    }
    const zipped = await get("/api/v1/sites/hochfeld/businesses.csv", { "accept-encoding": "gzip" });
    assert.equal(zipped.headers.get("content-encoding"), "gzip");
    assert.ok(
      gunzipSync(Buffer.from(await zipped.arrayBuffer()))
        .toString()
        .includes("Schröder"),
    );
    const write = await app.fetch(new Request("http://localhost/api/v1/sites", { method: "POST" }));
    assert.equal(write.status, 405);
    const asked = await app.fetch(new Request("http://localhost/api/v1/sites", { method: "OPTIONS" }));
    assert.equal(asked.headers.get("access-control-allow-methods"), "GET, HEAD");
  });

  it("has another tag for a file after a change", async () => {
    const tag = async () => (await get("/api/v1/sites/hochfeld/businesses.csv")).headers.get("etag");
    const before = await tag();
    const id = (await businesses("q=Weit"))[0]?.id ?? "";
    await setStatus(database.owner, site, id, { status: "perhaps-closed", actor: "test" });
    assert.notEqual(await tag(), before);
    await setStatus(database.owner, site, id, { status: "published", actor: "test" });
  });

  it("keeps sites apart", async () => {
    await openSite(database, "andere");
    const answer = await get("/api/v1/sites/andere/businesses");
    assert.equal(((await answer.json()) as { total: number }).total, 0);
    const id = (await businesses("q=Schroeder"))[0]?.id;
    assert.equal((await get(`/api/v1/sites/andere/businesses/${id}`)).status, 404);
  });
});
