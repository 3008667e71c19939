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
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(source);
  const results = (await page.evaluate(
    // No rule of these standards reads the styles of other files, which it would fetch again.
    `axe.run(document, { runOnly: ${JSON.stringify(standards)}, resultTypes: ["violations"], preload: false })`,
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

/**
 * Opened when it is first needed, and kept: each document takes the place of the one before. Axe is loaded once then, and its program
 * has been compiled for the second look; on a page of its own each look costs three times as much.
 */
export function copyIn(browser: Browser, options: BrowserContextOptions): Copy {
  let opened: Promise<Page> | undefined;
  return {
    async of(page) {
      opened ??= browser.newContext(options).then((context) => context.newPage());
      const copy = await opened;
      const empty = new URL("/copy", page.url()).href;
      if (copy.url() !== empty) {
        const body = "<!doctype html><title>Copy</title>";
        await copy.route(empty, (route) => route.fulfill({ contentType: "text/html", body }));
        await copy.goto(empty);
      }
      await copy.evaluate(showInstead, await page.content());
      return copy;
    },
    close: async () => (await opened)?.context().close(),
  };
}

/** Puts a document in the place of this one. What is parsed so runs no scripts. Runs in the page. */
async function showInstead(written: string): Promise<void> {
  const { documentElement: shown, head, body } = new DOMParser().parseFromString(written, "text/html");
  // Here scripts run, so that the browser would hide what stands there for lack of them.
  for (const instead of shown.querySelectorAll("noscript")) instead.replaceWith(...instead.childNodes);
  const root = document.documentElement;
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
  for (const { name, value } of shown.attributes) root.setAttribute(name, value);
  const styles = [...head.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map(
    (link) =>
      new Promise((done) => {
        link.onload = done;
        link.onerror = done;
      }),
  );
  // Styles that came after what they style would let its colours change slowly.
  root.replaceChildren(head);
  await Promise.all(styles);
  root.append(body);
  await document.fonts.ready;
  scrollTo(0, 0);
}
