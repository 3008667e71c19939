import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPreparedNames } from "./prepared-names.ts";

const ask = (nameOf: (text: string) => string | undefined, text: string, times: number) =>
  Array.from({ length: times }, () => nameOf(text)).at(-1);

describe("names of prepared statements", () => {
  it("names what is asked often, each statement by one name", () => {
    const nameOf = createPreparedNames();
    assert.equal(ask(nameOf, "select a from b where c = $1", 9), undefined);
    const name = nameOf("select a from b where c = $1");
    assert.ok(name);
    assert.equal(nameOf("select a from b where c = $1"), name);
    const other = ask(nameOf, "select a from b where d = $1", 10);
    assert.ok(other && other !== name);
  });

  it("never names what would break when a column is added, and nothing but single statements of rows", () => {
    const nameOf = createPreparedNames();
    for (const text of [
      "select * from b where c = $1",
      "select b.* from b",
      "select a, * from b",
      "insert into b (a) values ($1) returning *",
      "begin",
      "commit",
      "begin read only; select set_config('a', 'b', true)",
      "create table b ()",
    ])
      assert.equal(ask(nameOf, text, 50), undefined, text);
    assert.ok(ask(nameOf, "select count(*) from b", 10));
    assert.ok(ask(nameOf, "select extract(epoch from at) * 1000 as n from b", 10));
  });

  it("forgets what is asked once, and keeps no more than a connection should hold", () => {
    const nameOf = createPreparedNames();
    for (let i = 0; i < 10_000; i++) assert.equal(nameOf(`select ${i}`), undefined);
    const names = Array.from({ length: 200 }, (_, i) => ask(nameOf, `select a from t${i}`, 10));
    assert.equal(new Set(names.filter(Boolean)).size, 80);
    assert.equal(nameOf("select a from t0"), names[0]);
  });
});
