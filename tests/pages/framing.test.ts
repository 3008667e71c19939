import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { modules } from "../../src/app/modules.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { pagePaths } from "../support/page-paths.ts";

/** The pages that are made to be shown on other websites: these and no others. */
const framed = new Set(["/einbetten/liste", "/einbetten/karte", "/einbetten/programm/liste"]);

describe("frames on other websites", () => {
  let product: Demo;
  before(async () => {
    product = await startDemo();
  });
  after(() => product?.end());

  const ancestors = async (path: string, init: RequestInit = {}) => {
    const { headers } = await fetch(product.url + path, { redirect: "manual", ...init });
    const found = /frame-ancestors ([^;]*)/.exec(headers.get("content-security-policy") ?? "")?.[1];
    assert.equal(headers.get("x-frame-options"), found === "*" ? null : "DENY", path);
    return found;
  };
  const sample = (path: string) => path.replace(/:(\w+)/g, "x");

  it("show the pages that are made for them, whatever is asked of these", async () => {
    for (const path of framed)
      for (const address of [
        `/duisburg/de${path}`,
        `/duisburg/ar${path}?gebiet=hochfeld`,
        `/gladbeck/uk${path}?x=1`,
      ])
        assert.equal(await ancestors(address), "*", address);
  });

  it("show no other route of the product, nor any refusal", async () => {
    const routes = modules.flatMap((module) => [
      ...(module.siteRoutes ?? []).map(({ path }) => ({ path, address: `/duisburg/de${sample(path)}` })),
      ...(module.rootRoutes ?? []).map(({ path }) => ({
        path,
        address: sample(path).replace("sites/x", "sites/duisburg"),
      })),
    ]);
    const others = routes.filter(({ path }) => !framed.has(path)).map(({ address }) => address);
    assert.ok(others.length > 20);
    const refusals = [
      "/",
      "/nowhere",
      "/duisburg/de/einbetten/nichts",
      "/nowhere/de/einbetten/liste",
      "/%zz",
    ];
    const pages = Object.values(await pagePaths(product.url, "de")).filter(
      (path) => !path.includes("einbetten/"),
    );
    for (const address of [...others, ...refusals, ...pages])
      assert.equal(await ancestors(address), "'none'", address);
    assert.equal(await ancestors("/duisburg/de/einbetten/liste", { method: "POST", body: "" }), "'none'");
  });

  it("leave all else as strict as on every page", async () => {
    const policy = async (path: string) => {
      const { headers } = await fetch(product.url + path);
      return (headers.get("content-security-policy") ?? "").replace(/; frame-ancestors .*$/, "");
    };
    assert.equal(await policy("/duisburg/de/einbetten/liste"), await policy("/duisburg/de/betriebe"));
  });
});
