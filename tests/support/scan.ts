import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Fails where axe finds an offence against WCAG 2.2 A or AA on a page as it stands, or the browser has no name for something.
 * What is built alike is looked at once in a run: the stories pass some pages dozens of times, and a look costs more than all
 * else that they do there.
 *
 * @param copy for a page without scripts, on which axe cannot run: from `copyIn`
 */
export async function assertAccessible(page: Page, copy?: Copy): Promise<void> {
  if (!firstOfItsKind(await page.evaluate(build))) return;
  await assertNoOffence(copy ? await copy.of(page) : page);
  assert.deepEqual(await nameless(page), [], `without a name for screen readers on ${page.url()}`);
}

async function assertNoOffence(page: Page): Promise<void> {
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
}

/**
 * How a page is built: its elements with what they are and how they look, in which language, width and light. Not what is
 * written in them, where they lead, and how often the same comes in a row. Runs in the page.
 */
function build(): string {
  const kept =
    /^(class|role|type|lang|dir|rel|open|hidden|disabled|checked|required|readonly|tabindex|scope)$/;
  const wording = /^(alt|title|placeholder|aria-(label|labelledby|describedby))$/;
  const of = (element: Element): string => {
    const attributes = element
      .getAttributeNames()
      .map((name) => {
        const value = element.getAttribute(name) ?? "";
        if (kept.test(name) || (name.startsWith("aria-") && !wording.test(name))) return `${name}=${value}`;
        return `${name}${wording.test(name) && !value.trim() ? "=" : ""}`;
      })
      .sort();
    let written = "";
    let last = "";
    let inside = "";
    // Not by `children`: a form that asks for them has a field of that name instead.
    for (let node = element.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text && node.data.trim()) written = " written";
      if (!(node instanceof Element)) continue;
      const built = of(node);
      if (built !== last) inside += built;
      last = built;
    }
    return `<${element.tagName} ${attributes.join(" ")}${written}>${inside}</>`;
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const sheets = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map(
    ({ href }) => href,
  );
  return [
    innerWidth,
    dark,
    ...sheets.map((href) => href.replace(/^[a-z]+:\/\/[^/]+/, "")),
    of(document.documentElement),
  ].join(" ");
}

/** Whether no test of this run, in whichever process, has looked at a page of this build. */
function firstOfItsKind(built: string): boolean {
  const folder = process.env.MITTENDRIN_TEST_FOLDER;
  if (!folder) return true;
  const mark = join(folder, `looked-at-${createHash("sha256").update(built).digest("hex")}`);
  try {
    closeSync(openSync(mark, "wx"));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
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

/** Where axe looks at a page without scripts, on which it cannot run: the same document, as it stands, with none of its own scripts. */
export interface Copy {
  /** A page that runs scripts and shows what stands on this one. */
  of(page: Page): Promise<Page>;
  close(): Promise<void>;
}

/** Opened when it is first needed. */
export function copyIn(browser: Browser, options: BrowserContextOptions): Copy {
  let opened: Promise<Page> | undefined;
  const open = async () => {
    const context = await browser.newContext(options);
    await context.route("**/*.js", (route) => route.abort());
    return context.newPage();
  };
  return {
    async of(page) {
      opened ??= open();
      const copy = await opened;
      const body = await page.content();
      const url = page.url();
      await copy.route(url, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }), {
        times: 1,
      });
      await copy.goto(url);
      return copy;
    },
    close: async () => (await opened)?.context().close(),
  };
}
