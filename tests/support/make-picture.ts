// Makes docs/picture.webp of a running Mittendrin with its demo: node --import tsx tests/support/make-picture.ts http://127.0.0.1:8080
import { readFile, writeFile } from "node:fs/promises";
import type { BrowserContextOptions } from "playwright-core";
import { openBrowser } from "./browser.ts";

const file = new URL("../../docs/picture.webp", import.meta.url);
const base = new URL(process.argv[2] ?? "http://127.0.0.1:8080");
const [width, height] = [1600, 740];

/** Where each page stands in the picture, how large, and how it is looked at. */
const shots = [
  { path: "/duisburg/de", x: 36, y: 36, w: 760, h: 545, radius: 14, view: { width: 1000, height: 717 } },
  {
    path: "/duisburg/de/betriebe?kategorie=shop/hairdresser&gebiet=hochfeld",
    ...{ x: 480, y: 150, w: 800, h: 590, radius: 14, view: { width: 1000, height: 738 } },
  },
  {
    path: "/duisburg/ar/betriebe?q=حلاق",
    ...{ x: 1306, y: 66, w: 262, h: 537, radius: 22, view: { width: 360, height: 738 }, dark: true },
  },
] as const;

const browser = await openBrowser();
const pictures: string[] = [];
for (const shot of shots) {
  const looks: BrowserContextOptions = {
    viewport: { ...shot.view },
    deviceScaleFactor: 2,
    colorScheme: "dark" in shot ? "dark" : "light",
  };
  const context = await browser.newContext(looks);
  const page = await context.newPage();
  await page.goto(new URL(shot.path, base).href, { waitUntil: "networkidle" });
  await page.evaluate(() => document.fonts.ready);
  pictures.push(`data:image/png;base64,${(await page.screenshot()).toString("base64")}`);
  await context.close();
}

const page = await browser.newPage();
/** The picture in WebP: as good as it can be without being larger than the one before. */
const draw = (quality: number) =>
  page.evaluate(
    async ({ shots, pictures, width, height, quality }) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("No canvas.");
      pen.imageSmoothingQuality = "high";
      pen.fillStyle = "#e4edef";
      pen.fillRect(0, 0, width, height);
      for (const [index, { x, y, w, h, radius }] of shots.entries()) {
        const image = new Image();
        image.src = pictures[index] ?? "";
        await image.decode();
        const edge = index === 2 ? 6 : 0;
        pen.save();
        pen.shadowColor = "rgb(10 40 55 / 25%)";
        pen.shadowBlur = 28;
        pen.shadowOffsetY = 8;
        pen.fillStyle = edge > 0 ? "#0c1216" : "#fff";
        pen.beginPath();
        pen.roundRect(x - edge, y - edge, w + 2 * edge, h + 2 * edge, radius + edge);
        pen.fill();
        pen.restore();
        pen.save();
        pen.beginPath();
        pen.roundRect(x, y, w, h, radius);
        pen.clip();
        pen.drawImage(image, x, y, w, h);
        pen.restore();
      }
      return canvas.toDataURL("image/webp", quality).split(",")[1] ?? "";
    },
    { shots, pictures, width, height, quality },
  );

const largest = (await readFile(file)).length;
for (let quality = 0.9; quality > 0.3; quality -= 0.05) {
  const picture = Buffer.from(await draw(quality), "base64");
  if (picture.length > largest) continue;
  await writeFile(file, picture);
  console.log(`${picture.length} bytes, quality ${quality.toFixed(2)}`);
  break;
}
await browser.close();
