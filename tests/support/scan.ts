import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails where axe finds an offence against WCAG 2.2 A or AA on the page as it stands. The page must run scripts. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(source);
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(standards)}, resultTypes: ["violations"] })`,
  )) as AxeResults;
  const found = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.target} ${node.html}`).join("\n")}`,
  );
  assert.deepEqual(found, [], `axe on ${page.url()}`);
  assert.ok(results.passes.length > 0, "axe looked at nothing");
  assert.deepEqual(await nameless(page), [], `without a name for screen readers on ${page.url()}`);
}

const named = ["button", "link", "searchbox", "textbox", "combobox", "DisclosureTriangle", "table", "image"];

/** What the browser itself has no name for; axe takes more for a name than browsers do. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const found = nodes.filter(
    ({ ignored, role, name }) => !ignored && named.includes(role?.value) && !name?.value,
  );
  return found.map(({ role, nodeId }) => `${role?.value} ${nodeId}`);
}

/**
 * A page for what stands on a page without scripts, where axe cannot run: the same document, as it stands, with none
 * of its own scripts.
 */
export async function openCopy(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  await context.route("**/*.js", (route) => route.abort());
  return context.newPage();
}

/** Shows in the copy what stands on the page. */
export async function copyPage(page: Page, copy: Page): Promise<void> {
  const body = await page.content();
  const url = page.url();
  await copy.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }), {
    times: 1,
  });
  await copy.goto(url);
}
