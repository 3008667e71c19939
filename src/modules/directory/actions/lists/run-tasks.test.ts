// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { now } from "../../../../kernel/clock/clock.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { insertPerson } from "../../../accounts/store/people.ts";
import type { Site } from "../../../quarter/index.ts";
import type { ListOutcome, UndoOutcome } from "../../rules/import/task-result.ts";
import { listSettings } from "../../rules/lists/list-settings.ts";
import { importsOf, lockImports } from "../../store/imports.ts";
import { forgetContents, listFileById } from "../../store/lists/list-files.ts";
import { endCutOff, rejectedByTask, type Task, takeTask, taskById } from "../../store/lists/tasks.ts";
import { testDirectory } from "../../testing/test-directory.ts";
import { askForList, askForUndo } from "./ask-for-task.ts";
import { openListFile } from "./open-list-file.ts";
import { type OriginalRows, originalRows } from "./original-rows.ts";
import { receiveList } from "./receive-list.ts";
import { runTask, runTasks } from "./run-tasks.ts";
import { setListReading } from "./set-reading.ts";

const list = `Firma;Branche;Breite;Länge
Bäckerei Yıldız;Bäckerei;51.425;6.765
Café Marmara;Café;51.426;6.766
Uschi Zwo;Quxblorp;51.427;6.767
`;

describe("a list that a browser sends", () => {
  let database: TestDatabase;
  let site: Site;
  let folder: string;
  let doing: Parameters<typeof receiveList>[0];
  before(async () => {
    ({ database, site } = await testDirectory());
    folder = await mkdtemp(join(tmpdir(), "run-tasks-"));
    const person = { name: "Redaktion", login: "redaktion", mail: null, locale: "de", until: null };
    const id = await inSite(database.db, site.id, (tx) => insertPerson(tx, site.id, person));
    doing = {
      db: database.db,
      siteId: site.id,
      actor: { kind: "person", id: id ?? "", role: "editor", from: "127.0.0.0" },
      secrets: testSecrets(),
      now: now(),
    };
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  let sent = 0;
  /** Sends a list as the web side hands it on. */
  async function send(text: string | Buffer, source: string | null = "Werbering", name = "liste.csv") {
    const path = join(folder, `sent-${++sent}`);
    await writeFile(path, text);
    const { bytes = 0 } = { bytes: (await stat(path)).size };
    return receiveList(
      doing,
      { field: "file", name, path, bytes },
      { ...listSettings.parse({ source: "x" }), source },
    );
  }
  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const ended = async (asked: Awaited<ReturnType<typeof askForList>>): Promise<Task> => {
    assert.ok(asked.ok);
    await runTasks(database.owner);
    return (await within((tx) => taskById(tx, asked.value))) ?? assert.fail();
  };
  const outcomeOf = (task: Task): ListOutcome => {
    assert.equal(task.state, "done", JSON.stringify(task.result));
    return task.result as ListOutcome;
  };
  const events = async () =>
    (await within((tx) => findAuditLines(tx, {}, { limit: 100 }))).lines.map(({ event }) => event).reverse();

  it("is tried, its words are explained, it is imported and taken back, and each step is noted", async () => {
    const received = await send(list);
    assert.ok(received.ok);
    const id = received.value;

    assert.deepEqual(await askForList(doing, id, "import"), { ok: false, reason: "not-tried" });
    const trial = await ended(await askForList(doing, id, "trial"));
    assert.equal(outcomeOf(trial).report.things.new, 2);
    assert.deepEqual(outcomeOf(trial).unknownCategories, { Quxblorp: 1 });
    assert.deepEqual(
      (await within((tx) => rejectedByTask(tx, trial.id))).map(({ element, reason }) => [element, reason]),
      [["4", "no-category"]],
    );
    assert.deepEqual(await within((tx) => importsOf(tx, 10, 0)), [], "a trial changes nothing");

    const file = (await within((tx) => listFileById(tx, id))) ?? assert.fail();
    const mapping = { categories: { Quxblorp: "shop/kiosk" } };
    await setListReading(doing, id, { settings: file.settings, mapping });
    assert.deepEqual(await askForList(doing, id, "import"), { ok: false, reason: "not-tried" });
    assert.equal(outcomeOf(await ended(await askForList(doing, id, "trial"))).report.things.new, 3);

    const taken = await ended(await askForList(doing, id, "import"));
    assert.equal(outcomeOf(taken).report.things.new, 3);
    const [run] = await within((tx) => importsOf(tx, 10, 0));
    assert.equal(run?.id, taken.importId);
    assert.deepEqual([run?.source, run?.fileName, run?.format], ["Werbering", "liste.csv", "csv"]);

    const back = await ended(await askForUndo(doing, run?.id ?? 0, "undo-trial"));
    assert.equal((back.result as UndoOutcome).removed, 3);
    const undone = await ended(await askForUndo(doing, run?.id ?? 0, "undo"));
    assert.equal((undone.result as UndoOutcome).removed, 3);
    assert.deepEqual(await askForUndo(doing, run?.id ?? 0, "undo"), { ok: false, reason: "undone-already" });

    assert.deepEqual(await events(), [
      "list.sent",
      "import.trial-asked",
      "import.trial-asked",
      "import.import-asked",
      "import.done",
      "import.undo-trial-asked",
      "import.undo-asked",
      "import.undone",
    ]);
  });

  it("is read as the last list of the same source, and keeps its content whole", async () => {
    const long = `${list}${Array.from({ length: 60_000 }, (_, n) => `Laden ${n};Quxblorp;51.42;6.76\n`).join("")}`;
    const received = await send(long);
    assert.ok(received.ok);
    const file = (await within((tx) => listFileById(tx, received.value))) ?? assert.fail();
    assert.deepEqual(file.mapping, { categories: { Quxblorp: "shop/kiosk" } });
    const open = await openListFile(database.db, site.id, file);
    try {
      assert.equal((await stat(open.path)).size, Buffer.byteLength(long));
      assert.ok(file.bytes > 1024 * 1024, "it lies in several pieces");
    } finally {
      await open.close();
    }
  });

  it("is refused where it is no table, and its source is called as its file where nobody says", async () => {
    assert.deepEqual(await send(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 1])), {
      ok: false,
      reason: "old-excel",
    });
    assert.deepEqual(await send("  \n"), { ok: false, reason: "empty" });
    assert.deepEqual(await send("kein JSON", null, "x.json"), { ok: false, reason: "no-list" });
    const received = await send(list, null, "IHK Betriebe 2026-03.csv");
    assert.ok(received.ok);
    assert.equal((await within((tx) => listFileById(tx, received.value)))?.settings.source, "IHK Betriebe");
  });

  it("asked twice is one task, and one at a time is taken by whoever comes first", async () => {
    const received = await send(list, "Doppelt");
    assert.ok(received.ok);
    const [one, two] = await Promise.all([
      askForList(doing, received.value, "trial"),
      askForList(doing, received.value, "trial"),
    ]);
    assert.deepEqual(one, two);
    const taken = await Promise.all([within(takeTask), within(takeTask), within(takeTask)]);
    assert.equal(taken.filter((task) => task !== undefined).length, 1);
    const task = taken.find((each) => each !== undefined) ?? assert.fail();
    await runTask(database.owner, site, task);
    assert.equal((await within((tx) => taskById(tx, task.id)))?.state, "done");
  });

  it("says that it was cut off when its process is gone, and can be started again", async () => {
    const received = await send(list, "Abgebrochen");
    assert.ok(received.ok);
    const asked = await askForList(doing, received.value, "trial");
    assert.ok(asked.ok);
    const begun = (await within(takeTask)) ?? assert.fail();
    await within((tx) => endCutOff(tx, 60));
    assert.equal(
      (await within((tx) => taskById(tx, begun.id)))?.state,
      "running",
      "whoever works is left alone",
    );
    await within((tx) => endCutOff(tx, -1));
    assert.equal((await within((tx) => taskById(tx, begun.id)))?.state, "cut-off");
    assert.equal(outcomeOf(await ended(await askForList(doing, received.value, "trial"))).report.rows, 3);
  });

  it("waits for nobody: while another import is at work it says so", async () => {
    const received = await send(list, "Beschäftigt");
    assert.ok(received.ok);
    const asked = await askForList(doing, received.value, "trial");
    assert.ok(asked.ok);
    await inSite(database.owner, site.id, async (tx) => {
      await lockImports(tx, site.id);
      await runTasks(database.owner);
    });
    const task = await within((tx) => taskById(tx, asked.value));
    assert.deepEqual([task?.state, task?.result], ["refused", { kind: "problem", reason: "busy" }]);
  });

  it("gives back the rows that were rejected as they stand in the file, until its content is forgotten", async () => {
    const received = await send(`sep=;\n${list}"Zeile; mit\nUmbruch";Quxblorp;51.428;6.768\n`, "Zurück");
    assert.ok(received.ok);
    const trial = await ended(await askForList(doing, received.value, "trial"));
    const rejected = new Set(
      (await within((tx) => rejectedByTask(tx, trial.id))).map(({ element }) => element),
    );
    const file = async () => (await within((tx) => listFileById(tx, received.value))) ?? assert.fail();
    const given = async () => {
      const all: OriginalRows[] = [];
      for await (const rows of originalRows(database.db, site.id, await file(), rejected)) all.push(rows);
      return all;
    };
    const [first, ...rest] = await given();
    assert.deepEqual(rest, []);
    assert.deepEqual(first?.headings, ["Firma", "Branche", "Breite", "Länge"]);
    assert.deepEqual(
      first?.rows.map(({ cells }) => cells),
      [
        ["Uschi Zwo", "Quxblorp", "51.427", "6.767"],
        ["Zeile; mit\nUmbruch", "Quxblorp", "51.428", "6.768"],
      ],
    );
    assert.deepEqual(
      first?.rows.map(({ element }) => element),
      [...rejected],
    );
    await forgetContents(database.owner, site.id, -1);
    assert.deepEqual(await given(), []);
  });

  it("is no longer tried once its content was forgotten", async () => {
    const received = await send(list, "Vergessen");
    assert.ok(received.ok);
    assert.equal(await forgetContents(database.owner, site.id, 1), 0);
    assert.ok((await forgetContents(database.owner, site.id, -1)) > 0);
    assert.deepEqual(await askForList(doing, received.value, "trial"), { ok: false, reason: "gone" });
  });
});
