import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { roles } from "../../modules/accounts/index.ts";
import { modules } from "../modules.ts";
import { permissionsPage } from "./permissions-page.ts";
import { routeLines } from "./route-lines.ts";

const kept = fileURLToPath(new URL("../../../docs/permissions.md", import.meta.url));

describe("docs/permissions.md", () => {
  it("says what the routes and permissions are", () => {
    assert.ok(
      readFileSync(kept, "utf8") === permissionsPage(modules),
      "docs/permissions.md is out of date; renew it with: npm run permissions",
    );
  });

  it("names every route, role and permission", () => {
    const page = permissionsPage(modules);
    for (const { method, path } of routeLines(modules))
      assert.ok(page.includes(`${method} ${path}`.replaceAll("|", "\\|")), `${method} ${path}`);
    for (const role of roles) assert.ok(page.includes(`(${role})`), role);
    for (const { name } of modules.flatMap(({ permissions = [] }) => permissions))
      assert.ok(page.includes(`- \`${name}\`: `), name);
  });
});
