import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** Somebody with a device that has never been here. */
export interface Visitor {
  page: Page;
  /** Gives the device back: nothing is left on it that a page or its server has put there. */
  leave(): Promise<void>;
}

const devices = new WeakMap<Browser, Map<string, BrowserContext[]>>();

/**
 * Opens a device of this kind. One that somebody else has left is taken again, emptied: the process in which a new one shows its pages
 * takes half a second of the processor until it is warm.
 */
export async function visitorIn(browser: Browser, options: BrowserContextOptions): Promise<Visitor> {
  const known = devices.get(browser) ?? new Map<string, BrowserContext[]>();
  devices.set(browser, known);
  const key = JSON.stringify(options);
  const free = known.get(key) ?? [];
  known.set(key, free);
  const context = free.pop() ?? (await browser.newContext(options));
  const page = context.pages()[0] ?? (await context.newPage());
  const origins = new Set<string>();
  const note = (shown: Page) =>
    void shown.on("framenavigated", (frame) => origins.add(new URL(frame.url()).origin));
  note(page);
  context.on("page", note);
  return {
    page,
    async leave() {
      context.off("page", note);
      await context.setOffline(false);
      await context.clearCookies();
      // The first of its pages keeps the process; it belongs to the next one.
      const next = await context.newPage();
      const devtools = await context.newCDPSession(next);
      for (const origin of origins)
        if (origin !== "null")
          await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      await devtools.detach();
      for (const shown of context.pages()) if (shown !== next) await shown.close();
      free.push(context);
    },
  };
}
