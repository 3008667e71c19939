import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { measureBareSearch } from "./bare-search.ts";
import { type Measured, measure } from "./load.ts";
import { madeBusiness, madeHeadings, madeRow, makeRandom, questions } from "./made-businesses.ts";
import { makeParticipations } from "./made-participations.ts";
import { memoryMegabytes } from "./processes.ts";
import { made, programmePages, seedProgramme } from "./programme.ts";

/**
 * Measures the product against a bare `node:http` server in the same run: what a page costs as a multiple of one static
 * answer, how fast the importer is, how much memory it takes. `npm run bench -- 10000` takes another number of businesses,
 * `npm run bench -- programme` measures the programme alone.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const alone = process.argv[2] === "programme";
const amount = alone ? 200 : Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(join(tmpdir(), "mittendrin-bench-"));
const env = { ...process.env, DATA_DIR: join(folder, "data"), PORT: "18099", LOG_LEVEL: "error" };
const children: ChildProcess[] = [];

async function startChild(args: string[], ready: RegExp): Promise<{ pid: number; url: string }> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return new Promise((resolve, reject) => {
    let text = "";
    // Read on after it is ready: a full pipe would stop it.
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
      const url = ready.exec(text)?.[1];
      if (url) resolve({ pid: child.pid ?? 0, url });
    });
    child.once("exit", () => reject(new Error(`It did not start: ${text}`)));
  });
}

function cli(...words: string[]): string {
  const done = spawnSync(process.execPath, ["src/app/start.js", "cli", ...words], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

async function writeBusinesses(file: string): Promise<void> {
  const out = createWriteStream(file);
  const random = makeRandom(1);
  for (let index = 0; index < amount; index++)
    if (!out.write(`${JSON.stringify(madeBusiness(index, random))}\n`))
      await new Promise<void>((done) => out.once("drain", () => done()));
  out.end();
  await finished(out);
}

/** The pages of so many entries. */
async function slugsOf(url: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let page = 1; paths.length < count; page++) {
    const answer = await fetch(`${url}/api/v1/sites/made/businesses?per_page=100&page=${page}`);
    const { businesses } = (await answer.json()) as { businesses: { url: string }[] };
    if (businesses.length === 0) break;
    paths.push(...businesses.map((business) => new URL(business.url).pathname));
  }
  return paths.slice(0, count);
}

/** A list of as many rows, of which every second one names a business of the first file in other words. */
async function writeList(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${madeHeadings}\n`);
  const [known, others, random] = [makeRandom(1), makeRandom(2), makeRandom(3)];
  for (let index = 0; index < amount; index++) {
    const pair = [madeBusiness(index, known), madeBusiness(index, others)] as const;
    if (!out.write(`${madeRow(index + 1, pair[index % 2 === 0 ? 0 : 1], random)}\n`))
      await new Promise<void>((done) => out.once("drain", () => done()));
  }
  out.end();
  await finished(out);
}

/** Runs an import and says how fast it was and what it found. */
function timedImport(name: string, ...words: string[]): void {
  const began = performance.now();
  const said = cli("import", ...words, "--site", "made", "--json");
  const seconds = (performance.now() - began) / 1000;
  const { things, asked } = JSON.parse(said) as { things: Record<string, number>; asked: number };
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${Math.round(amount / seconds)} records/s (with the start of the command), ${things.new} new, ${things.joined} joined, ${asked} asked`,
  );
}

/** Signs in to a demo site; its administrator sees most pages. */
async function signIn(url: string, role = "site-administrator"): Promise<string> {
  const answer = await fetch(`${url}/duisburg/de/anmelden/demo`, {
    method: "POST",
    headers: { origin: url },
    body: new URLSearchParams({ role }),
    redirect: "manual",
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error(`Nobody could sign in: ${answer.status}`);
  return cookie;
}

/** One of the coming seven days. */
const dayAhead = (random: () => number): string =>
  new Date(Date.now() + (1 + Math.floor(random() * 7)) * 86_400_000).toISOString().slice(0, 10);

const rows: string[][] = [];
const show = (name: string, measured: Measured, base: Measured) => {
  rows.push([
    name,
    (measured.cpuPerRequest / base.cpuPerRequest).toFixed(0),
    measured.cpuPerRequest.toFixed(2),
    measured.p50.toFixed(1),
    measured.p99.toFixed(1),
    (measured.bytes / 1024).toFixed(1),
    measured.wrong > 0 ? `${measured.wrong} wrong` : "",
  ]);
  console.log(`${name}: ${rows.at(-1)?.slice(1).join("  ")}`);
};

try {
  console.log(`${amount} made businesses; columns: CPU in static answers, CPU ms, p50 ms, p99 ms, KB`);
  const file = join(folder, "made.geojsonl");
  await writeBusinesses(file);
  cli("site", "create", "made", "--name", "Made Town", "--state", "NW", "--centre", "51.4344,6.7623");
  timedImport("import of a map", "osm", file);

  const still = await startChild(["--import", "tsx", "bench/static-server.ts"], /(http:\S+)/);
  const server = await startChild(
    ["--max-semi-space-size=4", "--max-old-space-size=512", "src/app/start.js", "main"],
    /ready: (http:\S+)/,
  );
  const random = makeRandom(7);
  const list = (text: string, more = "") =>
    `/made/de/betriebe?${text ? `q=${encodeURIComponent(text)}` : ""}${more}`;
  const many = (count: number, path: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => path(index));
  const once = (paths: string[]) => [...new Set(paths)];
  const baseline = () =>
    measure(
      still.url,
      still.pid,
      many(8000, () => "/"),
    );
  // Both warmed up: compiled, caches of the system filled.
  await measure(
    still.url,
    still.pid,
    many(3000, () => "/"),
  );
  await measure(
    server.url,
    server.pid,
    once(many(300, () => list(questions(random, false), "&sortierung=name"))),
  );

  const businessPages = await slugsOf(server.url, 200);
  const pages: [string, () => string[] | Promise<string[]>][] = [
    [
      "list, pages 2 to 300, not kept",
      () => many(300, (index) => list("", `seite=${index + 2}`).replace("?&", "?")),
    ],
    ["word search", () => once(many(400, () => list(questions(random, false))))],
    ["search with one wrong letter", () => once(many(400, () => list(questions(random, true))))],
    [
      "two filters",
      () =>
        once(
          many(
            200,
            () =>
              `/made/de/betriebe?gruppe=${["food", "health", "beauty", "groceries"][Math.floor(random() * 4)]}&offen=${dayAhead(random)}T${String(8 + Math.floor(random() * 12)).padStart(2, "0")}:${String(Math.floor(random() * 60)).padStart(2, "0")}`,
          ),
        ),
    ],
    [
      "within 1 km of a place",
      () =>
        many(
          200,
          () =>
            `/made/de/betriebe?ort=${(51.4 + random() * 0.07).toFixed(4)},${(6.7 + random() * 0.12).toFixed(4)}&umkreis=1000`,
        ),
    ],
    [
      `map of ${amount} entries, not kept`,
      () =>
        many(200, (index) => {
          // All of them, each time in a view that is a little greater.
          const edge = (6.65 - index / 100_000).toFixed(5);
          return `/made/de/karte/punkte?sicht=${edge},51.36,6.865,51.51&zoom=${12 + (index % 2)}`;
        }),
    ],
    [
      "map page, not kept",
      () =>
        many(200, (index) => `/made/de/karte?ausschnitt=${(6.6 + index / 10_000).toFixed(4)},51.4,6.9,51.5`),
    ],
    [
      "suggestions for a beginning, a new one each time",
      () =>
        once(
          many(600, () => {
            const text = questions(random, false);
            return `/made/de/vorschlaege?q=${encodeURIComponent(text.slice(0, 2 + Math.floor(random() * 6)))}`;
          }),
        ),
    ],
    ["business page with what is near, not kept", () => businessPages.splice(0, 200)],
    ["start page, kept", () => many(4000, () => "/made/de")],
    ["first page of the list, kept", () => many(4000, () => "/made/de/betriebe")],
  ];
  /** What is neither a page for everybody nor kept. */
  async function measureRest(): Promise<void> {
    cli("demo", "add");
    const year = new Date().getUTCFullYear() - 2;
    await makeParticipations(env.DATA_DIR, "duisburg", year);
    const manager = await signIn(server.url, "project-manager");
    for (const name of ["", "/teilnahmen.csv", "/teilnahmen.xlsx", "/namen.csv"]) {
      const path = `/duisburg/de/intern/programm/zahlen${name}?zeitraum=${year}`;
      const measured = await measure(server.url, server.pid, Array(20).fill(path), 1, manager);
      show(`a year of 10,000 participations${name || ", figures"}`, measured, await baseline());
    }
    const cookie = await signIn(server.url);
    const inside = (count: number) =>
      many(
        count,
        (index) => `/duisburg/de/${["intern", "intern/personen", "intern/rollen", "konto"][index % 4]}`,
      );
    const together = (count: number) => measure(server.url, server.pid, inside(count), 64, cookie);
    await together(2000);
    const still64 = await measure(
      still.url,
      still.pid,
      many(20_000, () => "/"),
      64,
    );
    const signedIn = await together(4000);
    show("signed-in pages, 64 connections", signedIn, still64);
    console.log(
      `  ${Math.round(signedIn.rate)}/s, static ${Math.round(still64.rate)}/s, ratio ${(signedIn.rate / still64.rate).toFixed(3)}; mean wait ${((64 / signedIn.rate) * 1000).toFixed(0)} ms`,
    );
    const wrong = once(many(300, () => questions(random, true)));
    const bare = await measureBareSearch(env.DATA_DIR, wrong);
    const page = await measure(
      server.url,
      server.pid,
      wrong.map((text) => list(text, "&sortierung=name")),
    );
    console.log(
      `one wrong letter, p99: page ${page.p99.toFixed(1)} ms, bare SQL ${bare.p99.toFixed(1)} ms, ratio ${(page.p99 / bare.p99).toFixed(2)}`,
    );
    const memory = memoryMegabytes(server.pid);
    console.log(`memory (PSS) after all: web ${memory.web} MB, database ${memory.database} MB`);
    for (const child of children.splice(0)) {
      child.kill("SIGTERM");
      await new Promise<void>((done) => child.once("exit", () => done()));
    }
    const rowsFile = join(folder, "made.csv");
    await writeList(rowsFile);
    timedImport(
      "import of a list, half of it known, with the check for duplicates",
      "csv",
      rowsFile,
      "--licence",
      "CC0-1.0",
    );
  }
  await seedProgramme(env.DATA_DIR);
  console.log(`${made.sessions} coming sessions of ${made.offerings} offerings, ${made.signUps} sign-ups`);
  await measure(
    server.url,
    server.pid,
    many(150, (index) => `/made/de/programm?art=course&seite=${index + 1}`),
  );
  const ofProgramme = programmePages(server.url, random);
  for (const [name, make] of alone ? ofProgramme : [...pages, ...ofProgramme]) {
    const paths = await make();
    const before = await baseline();
    const measured = await measure(server.url, server.pid, paths);
    const after = await baseline();
    const cpuPerRequest = (before.cpuPerRequest + after.cpuPerRequest) / 2;
    show(name, measured, { ...before, cpuPerRequest });
    if (name.includes("kept") && !name.includes("not")) {
      const eight = await measure(
        server.url,
        server.pid,
        many(paths.length < 1000 ? 400 : 20_000, () => paths[0] ?? "/"),
        8,
      );
      const eightStill = await measure(
        still.url,
        still.pid,
        many(20_000, () => "/"),
        8,
      );
      console.log(
        `  8 connections: ${Math.round(eight.rate)}/s, static ${Math.round(eightStill.rate)}/s, ratio ${(eight.rate / eightStill.rate).toFixed(2)}`,
      );
    }
  }
  if (!alone) await measureRest();
} finally {
  for (const child of children) child.kill("SIGTERM");
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((done) => (child.exitCode === null ? child.once("exit", () => done()) : done())),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
}
