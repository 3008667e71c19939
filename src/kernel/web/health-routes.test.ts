import assert from "node:assert/strict";
import { test } from "node:test";
import { healthRoutes } from "./health-routes.ts";
import { toyApp } from "./testing/toy-app.ts";

test("the process lives; whether it is ready the database says, asked once a second at most", async () => {
  let asked = 0;
  let there = true;
  const app = toyApp({
    rootRoutes: healthRoutes(async () => {
      asked++;
      if (!there) throw new Error("gone");
      return true;
    }),
  });
  const statusOf = async (path: string) => (await app.fetch(new Request(`http://127.0.0.1${path}`))).status;
  assert.deepEqual(
    [await statusOf("/healthz"), await statusOf("/readyz"), await statusOf("/readyz")],
    [200, 200, 200],
  );
  assert.equal(asked, 1);
  there = false;
  const other = toyApp({ rootRoutes: healthRoutes(() => Promise.reject(new Error("gone"))) });
  assert.equal((await other.fetch(new Request("http://127.0.0.1/readyz"))).status, 503);
});
