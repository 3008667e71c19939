import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { modules } from "./modules.ts";

const source = fileURLToPath(new URL("..", import.meta.url));

/** All source files below `src`, as paths relative to it with forward slashes. */
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => /\.tsx?$/.test(path))
  .sort();

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.includes("/testing/");

/** The imports of a file by their text: packages as they are, own files relative to `src`. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(source, path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)["']([^"']+)["']/g);
  return [...found].map(([, name = ""]) =>
    name.startsWith(".")
      ? relative(source, resolve(source, dirname(path), name))
          .split(sep)
          .join("/")
      : name,
  );
}

const order = modules.map((module) => module.name);
const needs = new Map(modules.map((module) => [module.name, new Set(module.needs)]));

/** Where a file stands: its floor, its module and the room in it. */
function placeOf(path: string): { floor: string; module?: string; room?: string } {
  const [floor = "", name, room] = path.split("/");
  if (floor !== "modules" || !name) return { floor };
  return { floor, module: name, room: room?.includes(".") ? room : (room ?? "") };
}

const floors = ["kernel", "modules", "app"];

/** Which rooms a room may import inside its own module. `module.ts` composes them all. */
const rooms: Record<string, string[]> = {
  rules: ["rules", "catalogue"],
  store: ["store", "rules"],
  actions: ["actions", "store", "rules", "demo"],
  commands: ["commands", "actions", "store", "rules"],
  pages: ["pages", "actions", "store", "rules", "texts"],
  api: ["api", "actions", "store", "rules", "pages"],
  texts: ["texts"],
  "index.ts": ["rules", "store", "actions", "pages", "commands"],
};

/** Why an import breaks the house's rules, or undefined. */
export function breach(from: string, to: string): string | undefined {
  const a = placeOf(from);
  if (!/^(app|modules|kernel|islands)\//.test(to)) {
    if (
      /^(hono|@hono)/.test(to) &&
      a.floor === "modules" &&
      !/^(pages|api|module\.ts|index\.ts)$/.test(a.room ?? "")
    )
      return "the web framework belongs in pages and api";
    if (/^(pg|kysely)$/.test(to) && a.floor === "modules" && a.room !== "store")
      return "SQL belongs in store";
    return undefined;
  }
  const b = placeOf(to);
  if (a.floor === "islands") return b.floor === "islands" ? undefined : "islands stand alone";
  if (b.floor === "islands") return "islands stand alone";
  if (floors.indexOf(b.floor) > floors.indexOf(a.floor)) return "arrows point down";
  if (a.floor !== "modules" || b.floor !== "modules") {
    if (
      a.floor === "modules" &&
      a.room === "rules" &&
      b.floor === "kernel" &&
      /^kernel\/(db|web|log|config)\//.test(to)
    )
      return "rules are pure";
    return a.floor === "app" &&
      b.floor === "modules" &&
      !/^(module|index)\.ts$/.test(b.room ?? "") &&
      !/\/testing\//.test(to)
      ? "the app uses a module's door"
      : undefined;
  }
  if (a.module !== b.module) {
    if (b.room !== "index.ts") return "another module is entered by its door";
    if (!needs.get(a.module ?? "")?.has(b.module ?? ""))
      return `${a.module} does not name ${b.module} in needs`;
    return order.indexOf(b.module ?? "") < order.indexOf(a.module ?? "") ? undefined : "arrows point down";
  }
  if (a.room === "module.ts") return undefined;
  // Types of the context that a module gives to its own pages stand in its door.
  if (b.room === "index.ts")
    return a.room === "pages" || a.room === "api" || a.room === "commands"
      ? undefined
      : "the own door is for others";
  const allowed = rooms[a.room ?? ""];
  if (!allowed) return `there is no room called ${a.room}`;
  return allowed.includes(b.room ?? "") ? undefined : `${a.room} does not import ${b.room}`;
}

describe("the fence", () => {
  it("holds: no import crosses it", () => {
    const breaches = files
      .filter((path) => !isTest(path))
      .flatMap((path) =>
        importsOf(path).flatMap((to) => {
          const why = breach(path, to);
          return why ? [`${path} -> ${to}: ${why}`] : [];
        }),
      );
    assert.deepEqual(breaches, []);
  });

  it("would see each kind of breach", () => {
    const wrong: [string, string][] = [
      ["kernel/db/x.ts", "modules/quarter/index.ts"],
      ["modules/quarter/rules/x.ts", "app/main.ts"],
      ["modules/quarter/pages/x.ts", "modules/directory/index.ts"],
      ["modules/directory/pages/x.ts", "modules/quarter/store/sites.ts"],
      ["modules/directory/rules/x.ts", "modules/directory/store/search/search.ts"],
      ["modules/directory/store/x.ts", "modules/directory/actions/import-osm.ts"],
      ["modules/directory/actions/x.ts", "kysely"],
      ["modules/directory/actions/x.ts", "hono"],
      ["modules/directory/rules/x.ts", "kernel/db/db.ts"],
      ["islands/x.ts", "kernel/ui/assets.ts"],
      ["app/x.ts", "modules/directory/store/search/search.ts"],
      ["modules/directory/helpers/x.ts", "modules/directory/rules/business.ts"],
    ];
    for (const [from, to] of wrong) assert.notEqual(breach(from, to), undefined, `${from} -> ${to}`);
  });

  it("keeps SQL in store and kernel/db", () => {
    const found = files.filter(
      (path) =>
        !isTest(path) &&
        !/^kernel\/db\/|\/store\//.test(path) &&
        /\bsql(?:<[^>]*>)?`/.test(readFileSync(join(source, path), "utf8")),
    );
    assert.deepEqual(found, []);
  });

  it("keeps tables in the store of their own module", () => {
    const found = files
      .filter(
        (path) =>
          path.startsWith("modules/") &&
          path.includes("/store/") &&
          !path.includes("/migrations/") &&
          !isTest(path),
      )
      .flatMap((path) => {
        const own = path.split("/")[1];
        const text = readFileSync(join(source, path), "utf8");
        return order
          .filter(
            (name) =>
              name !== own && new RegExp(`\\b(?:from|join|into|update)\\s+"?${name}\\.`, "i").test(text),
          )
          .map((name) => `${path} names a table of ${name}`);
      });
    assert.deepEqual(found, []);
  });

  it("keeps files short enough for a screen", () => {
    const code = files
      .filter((path) => !isTest(path))
      .map((path) => ({ path, lines: readFileSync(join(source, path), "utf8").split("\n").length - 1 }));
    const tests = files
      .filter(isTest)
      .map((path) => ({ path, lines: readFileSync(join(source, path), "utf8").split("\n").length - 1 }));
    const sorted = code.map((file) => file.lines).sort((a, b) => a - b);
    assert.deepEqual(
      code.filter((file) => file.lines > 400),
      [],
    );
    assert.deepEqual(
      tests.filter((file) => file.lines > 600),
      [],
    );
    assert.ok(
      (sorted[Math.floor(sorted.length / 2)] ?? 0) <= 60,
      `median ${sorted[Math.floor(sorted.length / 2)]}`,
    );
    assert.ok(
      (sorted[Math.floor(sorted.length * 0.95)] ?? 0) <= 200,
      `p95 ${sorted[Math.floor(sorted.length * 0.95)]}`,
    );
  });

  it("keeps rooms small: at most 15 files, tests and migrations aside", () => {
    const counts = new Map<string, number>();
    // Migrations only go forward: their folder grows for ever.
    for (const path of files)
      if (!isTest(path) && !path.includes("/migrations/"))
        counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    assert.deepEqual(
      [...counts].filter(([, count]) => count > 15),
      [],
    );
  });

  it("has no drawer folders and no words of the field in the kernel", () => {
    assert.deepEqual(
      files.filter((path) => /(^|\/)(utils?|helpers?|shared|services|common|core|misc)\//.test(path)),
      [],
    );
    const words = /\b(business(es)?|participant|workshop|neighbourhood|quarter)\b/i;
    const found = files.filter(
      (path) =>
        path.startsWith("kernel/") &&
        !isTest(path) &&
        words.test(readFileSync(join(source, path), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")),
    );
    assert.deepEqual(found, []);
  });
});
