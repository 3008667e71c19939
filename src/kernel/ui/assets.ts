import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, version } from "esbuild";
import { LRUCache } from "lru-cache";
import { derivedLater } from "../derived/derived.ts";
import { buildMap } from "./assets/build-map.ts";
import { browsers, buildStyles } from "./assets/build-styles.ts";
import { fontFaces, fontFiles } from "./assets/font-faces.ts";
import { siteIcon } from "./assets/site-icon.ts";
import { deriveTheme, type SiteTheme } from "./theme/derive-theme.ts";
import { themeCss } from "./theme/theme-css.ts";
import { tonesCss } from "./theme/tones.ts";

/** A file as the browser gets it. All but `/favicon.ico` never change under their address. */
export interface Asset {
  body: Buffer;
  contentType: string;
  encodings: { gzip?: Buffer; br?: Buffer };
  immutable: boolean;
  /** A script that is a worker as well, of the pages that ask for it: those below this path. */
  workerBelow?: string;
}

export interface Assets {
  /** The address of a font or an island by its file name (`share.js`). Throws for a name that does not exist. */
  url(name: string): string;
  /** The address of the one stylesheet in these colours. */
  stylesheetUrl(theme: SiteTheme): string;
  /** The address of the site's icon in these colours. */
  iconUrl(theme: SiteTheme): string;
  /** The file at a path, or undefined. Any process can answer for any site: the colours stand in the address. */
  get(path: string): Asset | undefined;
}

/** The colours where no site is concerned. */
export const neutralTheme: SiteTheme = { primary: "#0b5d5e", accent: "#ffb52e" };

const islandsFolder = fileURLToPath(new URL("../../islands/", import.meta.url));
const script = "text/javascript; charset=utf-8";
/** Islands that show their page where there is no network. */
const workers = new Set(["roll-call.js"]);
const hashOf = (content: string | Buffer) => createHash("sha256").update(content).digest("hex").slice(0, 10);

function asset(content: string | Buffer, contentType: string, immutable = true): Asset {
  const body = Buffer.from(content);
  // Fonts are compressed already.
  if (contentType === "font/woff2") return { body, contentType, encodings: {}, immutable };
  const br = brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
  return { body, contentType, encodings: { gzip: gzipSync(body, { level: 6 }), br }, immutable };
}

/** The islands, built: the text of each by the name of its file. */
async function islands(): Promise<[name: string, text: string][]> {
  const names = (await readdir(islandsFolder)).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const built = await build({
    entryPoints: names.map((name) => join(islandsFolder, name)),
    outdir: "/",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: browsers,
  });
  return built.outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ""), file.text]);
}

/** Makes or reads all static files: fonts, scripts, the base stylesheet. */
export async function loadAssets(): Promise<Assets> {
  const files = new Map<string, Asset>();
  const urls = new Map<string, string>();
  const add = (name: string, content: string | Buffer, contentType: string) => {
    const ending = extname(name);
    const path = `/assets/${name.slice(0, -ending.length)}-${hashOf(content)}${ending}`;
    files.set(path, { ...asset(content, contentType), ...(workers.has(name) && { workerBelow: "/" }) });
    urls.set(name, path);
  };
  const [base, scripts, map, ...fonts] = await Promise.all([
    buildStyles(),
    derivedLater(`islands-${version}`, islands),
    buildMap(),
    ...fontFiles.map((file) => readFile(new URL(`./fonts/${file}`, import.meta.url))),
  ]);
  fontFiles.forEach((file, index) => {
    add(file, fonts[index] ?? "", "font/woff2");
  });
  for (const [name, text] of scripts) add(name, text, script);
  for (const { name, body, gzip, br } of map.files) {
    const path = `/assets/map-${map.hash}/${name}`;
    files.set(path, { body, contentType: script, encodings: { gzip, br }, immutable: true });
    urls.set(name, path);
  }

  const url = (name: string) => {
    const found = urls.get(name);
    if (!found) throw new Error(`There is no asset named ${name}`);
    return found;
  };
  const common = fontFaces(url) + tonesCss() + base;
  const hash = hashOf(common + themeCss(neutralTheme) + siteIcon("", "", ""));
  const themed = new LRUCache<string, Asset>({ max: 100 });
  const pathOf = (kind: string, ending: string, { primary, accent }: SiteTheme) =>
    `/assets/${kind}-${primary.slice(1)}-${accent.slice(1)}-${hash}.${ending}`.toLowerCase();

  const makeThemed = (kind: string, theme: SiteTheme): Asset => {
    if (kind === "style") return asset(themeCss(theme) + common, "text/css; charset=utf-8");
    const { light } = deriveTheme(theme);
    return asset(siteIcon(light.primary, light["on-primary"], light.accent), "image/svg+xml");
  };
  const favicon = { ...makeThemed("icon", neutralTheme), immutable: false };

  return {
    url,
    stylesheetUrl: (theme) => pathOf("style", "css", theme),
    iconUrl: (theme) => pathOf("icon", "svg", theme),
    get(path) {
      const file = files.get(path) ?? themed.get(path);
      if (file) return file;
      if (path === "/favicon.ico") return favicon;
      const parts = /^\/assets\/(style|icon)-([0-9a-f]{6})-([0-9a-f]{6})-(\w+)\.(css|svg)$/.exec(path);
      if (!parts) return undefined;
      const [, kind = "", primary, accent, of, ending] = parts;
      if (of !== hash || ending !== (kind === "style" ? "css" : "svg")) return undefined;
      const made = makeThemed(kind, { primary: `#${primary}`, accent: `#${accent}` });
      themed.set(path, made);
      return made;
    },
  };
}
