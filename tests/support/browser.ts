import { execFileSync } from "node:child_process";
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";

// The shell without windows is the same browser and needs the least time.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** The browser of the machine: `CHROMIUM`, or the first in the path. */
export function findBrowser(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of names) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

/**
 * For `describe` and `test`: why browser tests cannot run here, or false where they can.
 *
 * @throws in CI, where a test that does not run must not pass for one that does.
 */
export function withoutBrowser(): string | false {
  if (findBrowser() !== undefined) return false;
  const reason = `NO BROWSER: install chromium or set CHROMIUM; looked for ${names.join(", ")}`;
  if (process.env.CI) throw new Error(reason);
  console.error(reason);
  return reason;
}

/** Opens a browser; close it in `after`. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error("There is no browser.");
  return chromium.launch({
    executablePath,
    // Chromium has no sandbox for root, and containers have a small /dev/shm.
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      // No spare process for each visitor: a third less for each who comes.
      "--renderer-process-limit=1",
      // Letters as wide as on phones, not rounded to whole pixels.
      "--font-render-hinting=none",
      // Without a graphics card: the pages drawn plainly, which costs a quarter less than to imitate one; WebGL for the map.
      "--disable-gpu-rasterization",
      "--disable-gpu-compositing",
      "--use-angle=swiftshader",
      "--enable-unsafe-swiftshader",
    ],
  });
}

/** How a resident's phone looks at the pages: 360 pixels wide, German. */
export const phone: BrowserContextOptions = { locale: "de-DE", viewport: { width: 360, height: 740 } };

/** A desk. */
export const desk: BrowserContextOptions = { locale: "de-DE", viewport: { width: 1280, height: 900 } };
