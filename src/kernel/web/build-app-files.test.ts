import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { test } from "node:test";
import { toyApp, toyPage, toyRoute, toyVisitor } from "./testing/toy-app.ts";

/** What the handler was given, and whether the file was still there then. */
interface Seen {
  note: string | null;
  content: string;
  path: string;
}

function appWithFiles(seen: Seen[], may: string[], signedIn = true) {
  return toyApp({
    permissions: ["lists"],
    gate: {
      identify: async () => (signedIn ? toyVisitor(...may) : undefined),
      turnAway: (hindrance) => toyPage(hindrance),
    },
    siteRoutes: [
      toyRoute(
        "/liste",
        async ({ form, files = [] }) => {
          const [file] = files;
          const content = file ? await readFile(file.path, "utf8") : "";
          seen.push({ note: form?.get("note") ?? null, content, path: file?.path ?? "" });
          return toyPage("taken");
        },
        { method: "POST", permission: "lists", fileBytes: 1000 },
      ),
      toyRoute("/text", () => toyPage("taken"), { method: "POST", permission: "lists" }),
    ],
  });
}

function post(path: string, content: string, token = "token-of-the-session"): Request {
  const form = new FormData();
  form.append("token", token);
  form.append("note", "grün");
  form.append("file", new Blob([content]), "a.csv");
  return new Request(`http://localhost/duisburg/de${path}`, { method: "POST", body: form });
}

test("a route that takes files is given them, and they are gone afterwards", async () => {
  const seen: Seen[] = [];
  const answer = await appWithFiles(seen, ["lists"]).fetch(post("/liste", "a;b"));
  assert.equal(answer.status, 200);
  assert.deepEqual([seen[0]?.note, seen[0]?.content], ["grün", "a;b"]);
  await assert.rejects(access(seen[0]?.path ?? ""));
});

test("files are not read of those who may not send any, nor with a foreign form", async () => {
  const seen: Seen[] = [];
  const body = async (may: string[], signedIn: boolean, token?: string) =>
    (await appWithFiles(seen, may, signedIn).fetch(post("/liste", "a;b", token))).text();
  assert.match(await body([], true), /not-permitted/);
  assert.match(await body([], false), /signed-out/);
  assert.match(await body(["lists"], true, "another"), /foreign-form/);
  assert.deepEqual(seen, []);
});

test("too large a file is refused, and files are refused where none are taken", async () => {
  const app = appWithFiles([], ["lists"]);
  assert.equal((await app.fetch(post("/liste", "x".repeat(1001)))).status, 413);
  assert.equal((await app.fetch(post("/text", "x"))).status, 415);
});
