import assert from "node:assert/strict";
import { test } from "node:test";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import { groupedCode, receiptCodes } from "./receipt-codes.ts";

const secrets = testSecrets();
const [site, other] = ["01a21bf8-0000-7000-8000-000000000001", "01a21bf8-0000-7000-8000-000000000002"];

test("the same form has the same code, and another form, site or capability another one", () => {
  const one = receiptCodes("one");
  const code = one.code(secrets, site, "form");
  assert.match(code, /^\d{12}$/);
  assert.equal(one.code(secrets, site, "form"), code);
  const others = [
    one.code(secrets, site, "form 2"),
    one.code(secrets, other, "form"),
    receiptCodes("two").code(secrets, site, "form"),
  ];
  assert.equal(new Set([code, ...others]).size, 4);
});

test("a code is read as it was written down, and found under what is stored of it", () => {
  const codes = receiptCodes("one");
  const code = codes.code(secrets, site, "form");
  const written = groupedCode(code);
  assert.match(written, /^\d{4} \d{4} \d{4}$/);
  assert.deepEqual(codes.read(` ${written} `), { ok: true, value: code });
  assert.deepEqual(codes.read(code.slice(1)), { ok: false, reason: "incomplete" });
  assert.deepEqual(codes.read(`${code}0`), { ok: false, reason: "too-long" });
  assert.ok(codes.digests(secrets, site, code).includes(codes.digest(secrets, site, code)));
  assert.ok(!codes.digests(secrets, other, code).includes(codes.digest(secrets, site, code)));
});
