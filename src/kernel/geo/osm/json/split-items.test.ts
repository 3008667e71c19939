import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anyCharacter } from "../../../i18n/testing/any-character.ts";
import { OsmFileError } from "../osm-file-error.ts";
import type { Item } from "./parse-item.ts";
import { splitItems } from "./split-items.ts";

async function split(bytes: Buffer, sizes: number[] = [bytes.length]): Promise<Item[]> {
  async function* chunks() {
    let at = 0;
    for (let i = 0; at < bytes.length; i++) {
      const size = Math.max(1, sizes[i % sizes.length] ?? 1);
      yield bytes.subarray(at, at + size);
      at += size;
    }
  }
  const all: Item[] = [];
  for await (const items of splitItems(chunks(), ["features", "elements"])) all.push(...items);
  return all;
}

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

test("any elements come out as they went in, wherever the chunks are cut", async () => {
  const object = fc.dictionary(fc.string({ unit: anyCharacter }), fc.jsonValue());
  const objects = fc.array(fc.oneof(object, fc.jsonValue()), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(objects, sizes, fc.constantFrom(0, 2), async (elements, sizes, indent) => {
      const plain = JSON.parse(JSON.stringify(elements));
      const text = JSON.stringify(
        { 'a "features" [{\\': "[{\\", list: [[{}]], elements, more: [{}] },
        null,
        indent,
      );
      const items = await split(Buffer.from(text), sizes);
      assert.deepEqual(
        items,
        plain.map((value: unknown) => ({ value })),
      );
    }),
  );
});

const good = (id: number) => `{"type":"Feature","id":${id},"properties":{"name":"a}]\\"{"}}`;
const broken = {
  "a missing brace": '{"type":"Feature","id":9,"properties":{',
  "a brace too many": '{"type":"Feature","id":9}}}',
  "an open quote": '{"type":"Feature","id":"9,"properties":{}}',
  "a missing value": '{"type":"Feature","id":,"properties":{}}',
  "an open list": '{"type":"Feature","bbox":[1,2,"properties":{}}',
  "a wild control character": '{"type":"Feature","id":"\n"}',
};

for (const [name, text] of Object.entries(broken))
  test(`${name} costs one element, not its neighbours`, async () => {
    const bytes = Buffer.from(`{"features":[\n${good(1)},\n${text},\n${good(2)},\n${good(3)}\n]}`);
    const last = Buffer.from(`{"features":[\n${good(1)},\n${text}\n]}`);
    for (const size of [1, 7, bytes.length]) {
      const items = await split(bytes, [size]);
      assert.ok((await split(last, [size])).length >= 2);
      const ids = items.flatMap((item) => ("value" in item ? [(item.value as { id: number }).id] : []));
      assert.deepEqual(
        ids.filter((id) => id !== 9),
        [1, 2, 3],
      );
    }
  });

test("what is neither an object nor a list is told as well, and costs nothing else", async () => {
  for (const [text, item] of [
    ['"quatsch"', { value: "quatsch" }],
    ["null", { value: null }],
    ["-1.5e3", { value: -1500 }],
    ["quatsch", { broken: "quatsch" }],
    [`"${"ü".repeat(900)}"`, { value: "ü".repeat(900) }],
    [`"${"ü".repeat(3000)}"`, { broken: `"${"ü".repeat(79)}` }],
  ] as const) {
    const bytes = Buffer.from(`{"features":[\n${good(1)},\n${text},\n${good(2)}, ${text}\n,${good(3)}]}`);
    for (const size of [1, 7, bytes.length]) {
      const items = await split(bytes, [size]);
      const values = items.map((one) => ("value" in one ? ((one.value as { id?: number })?.id ?? one) : one));
      assert.deepEqual(values, [1, item, 2, item, 3], text.slice(0, 20));
    }
  }
  const open = await split(Buffer.from(`{"features":[${good(1)}, "an open quote\n, ${good(2)}]}`));
  assert.deepEqual(open[1], { broken: "an open quote" });
  assert.equal(open.length, 3);
});

test("a file that is cut off is no complete file", async () => {
  const text = `{"features":[${good(1)},${good(2)}]}`;
  for (let length = 14; length < text.length - 1; length++)
    await assert.rejects(split(Buffer.from(text.slice(0, length))), (error) => {
      return error instanceof OsmFileError && error.code === "truncated";
    });
  await assert.rejects(split(Buffer.from('{"type":"FeatureCollection"}')), OsmFileError);
});

for (const start of [
  '{"type":"Feature","properties":{"a":[',
  '{"type":"Feature","id":"',
  '{"type":"node","id":["\\',
])
  test(`many elements like ${start} do not take forever`, async () => {
    const started = performance.now();
    await split(Buffer.from(`{"features":[${start.repeat(100_000)}]}`), [256 * 1024]).catch((error) =>
      assert.ok(error instanceof OsmFileError),
    );
    assert.ok(performance.now() - started < 20_000);
  });
