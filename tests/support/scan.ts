import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Stands at elements with letters of their own in places that nobody has looked at. */
const firstSeen = "data-first-seen";

/**
 * Fails where axe finds an offence against WCAG 2.2 A or AA on a page as it stands, or the browser has no name for something.
 * A page of which each place was looked at in this run, on whichever page, is not looked at again, and the contrast of letters only
 * in the places that are new: the stories pass some pages dozens of times, and a look costs more than all else that they do there.
 *
 * @param copy where axe looks instead, from `copyIn`; a page without scripts needs it
 */
export async function assertAccessible(page: Page, copy?: Copy): Promise<void> {
  // All of them are noted.
  const firsts = (await page.evaluate(build)).map(firstOfItsKind);
  if (!firsts.includes(true)) return;
  await page.evaluate(markWritten, { mark: firstSeen, wanted: firsts });
  await assertNoOffence(copy ? await copy.of(page) : page);
  await page.evaluate(markWritten, { mark: firstSeen, wanted: [] });
  assert.deepEqual(await nameless(page), [], `without a name for screen readers on ${page.url()}`);
}

/**
 * What takes most of a look, and depends on nothing but an element and what it stands in: axe tries it only on what is marked. In one
 * run with the rest, because axe draws a plan of the page for each run that asks what lies over what.
 */
const contrastOfMarked = `axe.configure({ rules: [{ id: "color-contrast", selector: "[${firstSeen}]" }] })`;

async function assertNoOffence(page: Page): Promise<void> {
  if (await page.evaluate("typeof axe === 'undefined'"))
    await page.evaluate(`${source}; ${contrastOfMarked};`);
  // No rule of these standards reads the styles of other files, which it would fetch again.
  const options = JSON.stringify({ resultTypes: ["violations"], preload: false, runOnly: standards });
  const { violations, passes } = (await page.evaluate(`axe.run(document, ${options})`)) as AxeResults;
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `  ${node.target} ${node.html}`).join("\n")}`,
  );
  assert.deepEqual(found, [], `axe on ${page.url()}`);
  assert.ok(passes.length > 0, "axe looked at nothing");
}

interface Built {
  /** The elements of each place that `build` gave, in the same order. */
  places?: Element[][];
}

/** Marks the elements with letters, or with a value, of the places for which it is said, and no others. Runs in the page. */
function markWritten({ mark, wanted }: { mark: string; wanted: boolean[] }): void {
  for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark);
  const { places = [] } = window as Built;
  for (const element of places.flatMap((elements, at) => (wanted[at] ? elements : [])))
    if (
      element.matches("input, select, textarea") ||
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim())
    )
      element.setAttribute(mark, "");
}

/**
 * Of what a page is built, as one number for each place that differs: an element within all that it stands in, and what stands
 * directly in it, with what these are and how they look, in which language, width and light. Not what is written in them, where they
 * lead, and how often the same comes. Runs in the page.
 */
function build(): string[] {
  const kept =
    /^(class|role|type|lang|dir|rel|open|hidden|disabled|checked|required|readonly|tabindex|scope)$/;
  const wording = /^(alt|title|placeholder|aria-(label|labelledby|describedby))$/;
  const alone = (element: Element): string => {
    const attributes = element
      .getAttributeNames()
      .map((name) => {
        const value = element.getAttribute(name) ?? "";
        if (kept.test(name) || (name.startsWith("aria-") && !wording.test(name))) return `${name}=${value}`;
        return `${name}${wording.test(name) && !value.trim() ? "=" : ""}`;
      })
      .sort();
    let written = "";
    // Not by `children`: a form that asks for them has a field of that name instead.
    for (let node = element.firstChild; node; node = node.nextSibling)
      if (node instanceof Text && node.data.trim()) written = " written";
    return `<${element.tagName} ${attributes.join(" ")}${written}>`;
  };
  /** Two numbers of 32 bits (FNV-1a and another prime) that stand for what came before and this text. */
  const mix = ([one, other]: readonly [number, number], text: string): [number, number] => {
    let [first, second] = [one, other];
    for (let at = 0; at < text.length; at++) {
      first = Math.imul(first ^ text.charCodeAt(at), 0x01000193);
      second = Math.imul(second ^ text.charCodeAt(at), 0x5bd1e995);
    }
    return [first >>> 0, second >>> 0];
  };
  const places = new Map<string, Element[]>();
  const walk = (element: Element, described: string, around: [number, number]): void => {
    const here = mix(around, described);
    const inside: [element: Element, described: string][] = [];
    for (let node = element.firstChild; node; node = node.nextSibling)
      if (node instanceof Element) inside.push([node, alone(node)]);
    const kinds = [...new Set(inside.map(([, kind]) => kind))].sort();
    const place = mix(here, `{${kinds.join("")}}`).join("-");
    const alike = places.get(place) ?? [];
    alike.push(element);
    places.set(place, alike);
    for (const [child, kind] of inside) walk(child, kind, here);
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const sheets = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map(({ href }) =>
    href.replace(/^[a-z]+:\/\/[^/]+/, ""),
  );
  const seen = mix([0x811c9dc5, 0x9747b28c], [innerWidth, dark, ...sheets].join(" "));
  walk(document.documentElement, alone(document.documentElement), seen);
  (window as Built).places = [...places.values()];
  return [...places.keys()];
}

/** Whether no test of this run, in whichever process, has looked at a place of this build. */
function firstOfItsKind(place: string): boolean {
  const folder = process.env.MITTENDRIN_TEST_FOLDER;
  if (!folder) return true;
  try {
    closeSync(openSync(join(folder, `looked-at-${place}`), "wx"));
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

/** Where axe looks instead of on the page that a story walks: the same document, as it stands, with none of its own scripts. */
export interface Copy {
  /** A page that runs scripts and shows what stands on this one. */
  of(page: Page): Promise<Page>;
}

const copies = new WeakMap<Browser, Map<string, Promise<Page>>>();

/**
 * One for all stories in a browser that look with the same eyes: each document takes the place of the one before. On a page without
 * scripts axe cannot run; and here it is loaded once for a town, and its program has been compiled for the second look, while on a page of
 * its own each look costs three times as much.
 *
 * @param scripts whether they run on the pages that are looked at
 */
export function copyIn(browser: Browser, options: BrowserContextOptions, scripts: boolean): Copy {
  const known = copies.get(browser) ?? new Map<string, Promise<Page>>();
  copies.set(browser, known);
  const key = JSON.stringify([options, scripts]);
  return {
    async of(page) {
      const opened = known.get(key) ?? openCopy(browser, options);
      known.set(key, opened);
      const copy = await opened;
      const empty = new URL("/copy", page.url()).href;
      if (copy.url() !== empty) await copy.goto(empty);
      await copy.evaluate(showInstead, { written: await page.content(), scripts });
      return copy;
    },
  };
}

async function openCopy(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  const body = "<!doctype html><title>Copy</title>";
  await page.route("**/copy", (route) => route.fulfill({ contentType: "text/html", body }));
  return page;
}

/** Puts a document in the place of this one. What is parsed so runs no scripts. Runs in the page. */
async function showInstead({ written, scripts }: { written: string; scripts: boolean }): Promise<void> {
  const { documentElement: shown, head, body } = new DOMParser().parseFromString(written, "text/html");
  // Here scripts run, so that the browser would hide what stands there for lack of them.
  for (const instead of shown.querySelectorAll("noscript"))
    instead.replaceWith(...(scripts ? [] : instead.childNodes));
  // Styles may ask whether what an element does is known.
  for (const { localName } of scripts ? shown.querySelectorAll("*") : [])
    if (localName.includes("-") && !customElements.get(localName))
      customElements.define(localName, class extends HTMLElement {});
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
