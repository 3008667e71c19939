import assert from "node:assert/strict";
import { test } from "node:test";
import { DatabaseGone } from "../db/database-gone.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { makeReply } from "./reply/reply.ts";

const reply = (body: string, status = 200) =>
  makeReply({ status, contentType: "text/html", body, headers: [] });
const plan = { address: "http://a/x", tag: "site", seconds: undefined };

/** Something that is finished by hand, to put things in an order. */
function gate<T>() {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

test("what was rendered is found by its address and rendered no more", async () => {
  const cache = createAnswerCache();
  let rendered = 0;
  const render = async () => reply(`answer ${++rendered}`);
  const first = await cache.through(plan, render);
  assert.equal(await cache.through(plan, render), first);
  assert.equal(cache.find("http://a/x", ""), first);
  assert.equal(cache.find("http://b/x", ""), undefined);
  assert.equal(rendered, 1);
  assert.equal(cache.size.answers, 1);
});

test("many who ask at the same time wait for one rendering", async () => {
  const cache = createAnswerCache();
  const { promise, open } = gate<ReturnType<typeof reply>>();
  let rendered = 0;
  const answers = Array.from({ length: 50 }, () =>
    cache.through(plan, () => {
      rendered++;
      return promise;
    }),
  );
  open(reply("once"));
  assert.equal(new Set(await Promise.all(answers)).size, 1);
  assert.equal(rendered, 1);
});

test("an answer that was begun before a change is neither kept nor given to those who ask after it", async () => {
  const cache = createAnswerCache();
  for (const change of ["site", "*"]) {
    const old = gate<ReturnType<typeof reply>>();
    const early = cache.through(plan, () => old.promise);
    cache.invalidate(change);
    const late = cache.through(plan, async () => reply("new"));
    old.open(reply("old"));
    assert.equal((await early).plain.body.toString(), "old");
    assert.equal((await late).plain.body.toString(), "new");
    assert.equal(cache.find(plan.address, "")?.plain.body.toString(), "new");
    cache.invalidate("site");
  }
});

test("a change throws away the answers of its site and those about all sites, no others", async () => {
  const cache = createAnswerCache();
  for (const [address, tag] of [
    ["one", "1"],
    ["two", "2"],
    ["all", "*"],
  ] as const) {
    await cache.through({ address, tag, seconds: undefined }, async () => reply(address));
  }
  cache.invalidate("1");
  assert.deepEqual(
    ["one", "two", "all"].map((address) => cache.find(address, "") !== undefined),
    [false, true, false],
  );
  cache.invalidate("*");
  assert.equal(cache.find("two", ""), undefined);
});

test("an answer with a time ends with it", async () => {
  let time = 0;
  const cache = createAnswerCache({ clock: () => time });
  await cache.through({ ...plan, seconds: 60 }, async () => reply("x"));
  time = 59_999;
  assert.ok(cache.find(plan.address, ""));
  time = 60_000;
  assert.equal(cache.find(plan.address, ""), undefined);
});

test("each language has its own answer where the address names none", async () => {
  const cache = createAnswerCache();
  for (const locale of ["de", "tr"]) await cache.through({ ...plan, locale }, async () => reply(locale));
  assert.equal(cache.find(plan.address, "tr-TR,tr;q=0.9")?.plain.body.toString(), "tr");
  assert.equal(cache.find(plan.address, "")?.plain.body.toString(), "de");
  assert.equal(cache.find(plan.address, "ar"), undefined);
});

test("only status 200 is kept, and nothing that fails", async () => {
  const cache = createAnswerCache();
  await cache.through(plan, async () => reply("gone", 404));
  await assert.rejects(
    cache.through(plan, () => Promise.reject(new Error("broken"))),
    /broken/,
  );
  assert.equal(cache.find(plan.address, ""), undefined);
  assert.equal((await cache.through(plan, async () => reply("there"))).status, 200);
});

test("while the database is gone an outdated answer is given, but never one that a change has withdrawn", async () => {
  let time = 0;
  const cache = createAnswerCache({ clock: () => time });
  const gone = () => Promise.reject(new DatabaseGone("gone"));
  await cache.through({ ...plan, seconds: 60 }, async () => reply("old"));
  time = 61_000;
  assert.equal((await cache.through({ ...plan, seconds: 60 }, gone)).plain.body.toString(), "old");
  assert.ok(cache.find(plan.address, ""), "for two seconds it is not tried again");
  time = 64_000;
  assert.equal(cache.find(plan.address, ""), undefined);
  cache.invalidate("*");
  assert.equal((await cache.through(plan, gone)).plain.body.toString(), "old");
  await assert.rejects(cache.through({ ...plan, address: "other" }, gone), DatabaseGone);
  cache.invalidate("site");
  await assert.rejects(cache.through(plan, gone), DatabaseGone);
});

test("memory is bounded, and one large answer does not push out all others", async () => {
  const cache = createAnswerCache({ maxBytes: 100_000 });
  await cache.through({ ...plan, address: "large" }, async () => reply("x".repeat(50_000)));
  assert.equal(cache.size.answers, 0);
  for (let i = 0; i < 200; i++)
    await cache.through({ ...plan, address: `a${i}` }, async () => reply("x".repeat(1000)));
  assert.ok(cache.size.bytes <= 100_000 && cache.size.answers > 10);
  assert.ok(cache.find("a199", "") && !cache.find("a0", ""));
});
