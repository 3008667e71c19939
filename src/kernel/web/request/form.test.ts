import assert from "node:assert/strict";
import { test } from "node:test";
import { isForm, readForm } from "./form.ts";
import { isSameOrigin } from "./same-origin.ts";

test("only forms as browsers send them count as forms", () => {
  for (const type of [
    "application/x-www-form-urlencoded",
    "Application/X-WWW-Form-Urlencoded; charset=UTF-8",
  ])
    assert.ok(isForm(type));
  for (const type of [
    undefined,
    "",
    "text/plain",
    "application/json",
    "application/x-www-form-urlencoded; charset=utf-16",
  ])
    assert.ok(!isForm(type));
});

test("fields are read", () => {
  const form = readForm(Buffer.from("name=M%C3%BCller+%26+Co&__proto__=1&leer="));
  assert.ok(form.ok);
  assert.deepEqual(
    [...form.value],
    [
      ["name", "Müller & Co"],
      ["__proto__", "1"],
      ["leer", ""],
    ],
  );
});

test("malformed forms are refused", () => {
  const reasonOf = (body: string | Buffer) => {
    const form = readForm(Buffer.from(body));
    return form.ok ? "ok" : form.reason;
  };
  assert.equal(reasonOf("a=%"), "bad-text");
  assert.equal(reasonOf("a=%ff"), "bad-text");
  assert.equal(reasonOf("a=%00"), "bad-text");
  assert.equal(reasonOf(Buffer.from([0xff, 0xfe, 0x3d])), "not-a-form");
  assert.equal(reasonOf("a=1&".repeat(150_000)), "too-many-fields");
});

test("a form of another web site is known by what the browser says of it", () => {
  const from = (headers: Record<string, string>) =>
    isSameOrigin((name) => headers[name], ["https://a.example"]);
  assert.ok(from({ "sec-fetch-site": "same-origin", origin: "https://a.example" }));
  assert.ok(from({}));
  assert.ok(!from({ origin: "https://a.example.evil.example" }));
  assert.ok(!from({ origin: "null" }));
  assert.ok(!from({ "sec-fetch-site": "cross-site" }));
  assert.ok(!from({ "sec-fetch-site": "same-site" }));
});
