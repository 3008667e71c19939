import { after } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";

let shared: Promise<Browser> | undefined;

/** The browser of all stories in this process: each opens contexts of its own in it and closes those. */
export async function sharedBrowser(): Promise<Browser> {
  if (!(await shared)?.isConnected()) shared = openBrowser();
  return shared as Promise<Browser>;
}

after(async () => (await shared)?.close());
