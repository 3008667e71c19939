import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { matchLists } from "./match-lists.ts";
import { ListFileError, readTable } from "./read-table.ts";

const data = join(process.env.TEST_DATA ?? "../shared/data", "er");
const file = (...parts: string[]) => join(data, ...parts);
const missing = existsSync(data) ? false : `real data missing: ${data} (set TEST_DATA)`;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "match-lists-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function made(name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe("matching real lists, with the same settings for all", { skip: missing }, () => {
  it("restaurants of two guides", async () => {
    const matched = await matchLists({
      left: file("fodors-zagats/fodors.csv"),
      right: file("fodors-zagats/zagats.csv"),
      truth: file("fodors-zagats/matches_fodors_zagats.csv"),
    });
    const f1 = matched.truth?.same.f1 ?? 0;
    assert.ok(f1 >= 0.97, `F1 ${f1}`);
  });

  it("the same with the lists exchanged, judged by labelled pairs", async () => {
    const matched = await matchLists({
      left: file("fodors-zagats/zagats.csv"),
      right: file("fodors-zagats/fodors.csv"),
      truth: file("fodors-zagats/lbl_restnt_wf1.csv"),
    });
    assert.match(matched.truth?.how ?? "", /labelled/);
    assert.ok((matched.truth?.same.f1 ?? 0) >= 0.95, JSON.stringify(matched.truth));
  });

  it("one list of restaurants with itself, whose clusters stand in a column of its own", async () => {
    const list = file("restaurant-dedupe/restaurant-nophone-training.csv");
    const matched = await matchLists({ left: list, truth: list });
    assert.equal(matched.columns.length, 4);
    const f1 = matched.truth?.same.f1 ?? 0;
    assert.ok(f1 >= 0.9, `F1 ${f1}`);
  });

  it("persons with slips in every field", async () => {
    const [left, right] = [file("febrl4/dataset4a.csv"), file("febrl4/dataset4b.csv")];
    const numbers = await Promise.all(
      [left, right].map(
        async (path) => new Map((await readTable(path)).rows.map(([id = ""]) => [id.split("-")[1], id])),
      ),
    );
    const pairs = [...(numbers[0] ?? [])].map(([number, id]) => `${id},${numbers[1]?.get(number)}`);
    const truth = await made("persons.csv", ["one,other", ...pairs].join("\n"));
    const matched = await matchLists({ left, right, truth });
    const f1 = matched.truth?.same.f1 ?? 0;
    assert.ok(f1 >= 0.95, `F1 ${f1}`);
  });

  it("persons in groups of several", async () => {
    const list = file("splink/fake_1000.csv");
    const matched = await matchLists({ left: list, truth: "cluster" });
    const { f1 = 0, precision = 0 } = matched.truth?.same ?? {};
    assert.ok(f1 >= 0.75 && precision >= 0.95, `F1 ${f1}, precision ${precision}`);
    const labelled = await matchLists({ left: list, truth: file("splink/fake_1000_labels.csv") });
    assert.deepEqual(labelled.columns, matched.columns, "the column with the clusters is not compared");
    assert.ok((labelled.truth?.same.f1 ?? 0) >= 0.75);
  });
});

const names = [
  "Anker",
  "Birke",
  "Comet",
  "Dorn",
  "Eiche",
  "Falke",
  "Garten",
  "Hafen",
  "Insel",
  "Jaguar",
  "Kranich",
  "Linde",
];
const rows = (from: number, to: number, kind: string) =>
  names
    .slice(from, to)
    .map((name, at) => `${kind}${from + at},${kind} ${name} Laden,0203 5550${10 + from + at}`);

describe("small lists", () => {
  it("with other headers, delimiters and letters", async () => {
    const left = await made(
      "left.csv",
      `﻿nr;Name;Telefon\n${names.map((name, at) => `${at + 1};Café ${name};0203/55501${at}`).join("\n")}\n`,
    );
    const right = await made(
      "right.csv",
      Buffer.from(
        `phone\ttitel\n${names
          .slice(3)
          .map((name, at) => `+49 203 55501${at + 3}\tCaf\xe9 ${name}`)
          .join("\n")}\n`,
        "latin1",
      ),
    );
    const matched = await matchLists({ left, right });
    const same = matched.pairs.filter(({ score }) => score >= 0.5);
    assert.equal(same.length, 9);
    assert.ok(same.every((pair) => pair.left === pair.right + 3));
  });

  it("tell in a sentence what is wrong", async () => {
    const list = await made("list.csv", `id,name,phone\n${rows(0, 12, "a").join("\n")}\n`);
    const refused = (request: Parameters<typeof matchLists>[0], sentence: RegExp) =>
      assert.rejects(
        matchLists(request),
        (error) => error instanceof ListFileError && sentence.test(error.message),
      );
    await refused({ left: join(folder, "nowhere.csv") }, /nowhere\.csv: The file does not exist\./);
    await refused({ left: await made("empty.csv", "") }, /is empty/);
    await refused({ left: await made("header.csv", "a,b\n") }, /no rows/);
    await refused({ left: list, truth: await made("truth.csv", "x,y\nfoo,bar\n") }, /two columns with ids/);
    await refused({ left: list, cluster: "nothing" }, /no such column/);
    await refused({ left: list, map: await made("map.json", "{") }, /is no JSON/);
    await refused({ left: list, map: await made("map.json", '{"title": "name"}') }, /no column "title"/);
    await refused(
      { left: list, map: await made("map.json", '{"columns": [{"left": 1}]}') },
      /not understood/,
    );
    await refused(
      { left: list, right: await made("other.csv", "f\nzzz\nyyy\nxxx\n") },
      /No columns .* correspond/,
    );
  });

  it("follow a map, and a truth with clusters whose columns are left out of the comparison", async () => {
    const left = await made("a.csv", `key,name,phone\n${rows(0, 12, "a").join("\n")}\n`);
    const right = await made(
      "b.csv",
      `key,what,phone\n${rows(0, 12, "a")
        .join("\n")
        .replace(/^a(\d+)/gm, "b$1")}\n`,
    );
    const map = await made("map.json", '{"name": "what"}');
    const groups = names.flatMap((_, at) => [`a${at},g${at}`, `b${at},g${at}`]);
    const truth = await made("groups.csv", `key,cluster\n${groups.join("\n")}\n`);
    const matched = await matchLists({ left, right, map, truth });
    assert.deepEqual(
      matched.columns.map(({ label }) => label),
      ["name"],
    );
    assert.equal(matched.truth?.same.wanted, 12);
    assert.equal(matched.truth?.same.f1, 1);
  });
});
