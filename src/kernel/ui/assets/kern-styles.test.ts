import assert from "node:assert/strict";
import { test } from "node:test";
import { kernStyles } from "./kern-styles.ts";

const kern =
  ":root{--kern-8:.5rem;--kern-metric-space-small:var(--kern-8)}*:not(i){font-family:x}" +
  ".kern-btn{padding-left:var(--kern-metric-space-small,8px);color:var(--kern-color-action-default-contextual,#2044aa)}" +
  '.kern-btn:after{right:0;mask:url("data:image/svg+xml,%3Csvg%3E");text-align:left}.kern-card{margin:0}';

test("keeps the rules of used classes, in our tokens and for both directions", async () => {
  const css = await kernStyles(kern, ["kern-btn"]);
  assert.equal(
    css.replace(/\s/g, ""),
    ".kern-btn{padding-inline-start:.5rem;color:var(--primary)}.kern-btn:after{inset-inline-end:0;text-align:start}",
  );
});
