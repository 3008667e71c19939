import type { Sharp } from "sharp";
import { ok, type Result, refuse } from "../result/result.ts";
import { isPolyglot } from "./is-polyglot.ts";
import { photoType } from "./photo-type.ts";

/** Why a picture is not taken: no photo by its content, or another file as well, too many pixels, too few, or broken. */
export type PhotoRefusal = "not-a-photo" | "too-large" | "too-small" | "broken";

export interface FittedPhoto {
  /** WebP (a drawing: PNG), drawn anew from the pixels: nothing of the file that came is in it. */
  bytes: Buffer;
  width: number;
  height: number;
}

/**
 * In bytes: what telephones make; in pixels: 50 megapixels. A small file may hold very many. The shorter edge of a photo has at
 * least 240 pixels, as the first telephones made them: with fewer nobody sees what is on it.
 */
export const photoLimits = { bytes: 15 * 1024 * 1024, pixels: 50_000_000, leastEdge: 240 };

/** A logo may be small, but it is no single dot. */
export const leastDrawing = 16;

/** From what a photo deserves down to where its faults begin to show. */
const qualities = [78, 65, 52, 40, 28] as const;

/** Loaded by the first picture: most processes never see one. */
async function load() {
  const { default: sharp } = await import("sharp");
  // A picture by its own pixels costs memory and time: one at a time is enough for a process.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/**
 * Makes a picture fit to be shown: its type is told by its content, it is turned upright, scaled to fit into a square and encoded
 * anew without anything that stood beside the pixels: no place, no camera, no other file hidden in it.
 *
 * @param edge the longest edge in pixels; smaller ones are not made larger
 * @param wanted in bytes: it is encoded more coarsely until it has no more, as far as its quality bears it
 */
export const fitPhoto = (
  file: Buffer,
  edge: number,
  wanted = Number.POSITIVE_INFINITY,
): Promise<Result<FittedPhoto, PhotoRefusal>> =>
  drawAnew(file, [photoLimits.leastEdge, edge], async (fitted) => {
    const draw = (quality: number) =>
      fitted.clone().webp({ quality, effort: 4 }).toBuffer({ resolveWithObject: true });
    let drawn = await draw(qualities[0]);
    for (const quality of qualities.slice(1)) {
      if (drawn.data.length <= wanted) break;
      drawn = await draw(quality);
    }
    return drawn;
  });

/** The same for a drawing such as a logo: as PNG, without losing a line. */
export const fitDrawing = (file: Buffer, edge: number): Promise<Result<FittedPhoto, PhotoRefusal>> =>
  drawAnew(file, [leastDrawing, edge], (fitted) =>
    fitted.png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true }),
  );

async function drawAnew(
  file: Buffer,
  [least, edge]: readonly [least: number, most: number],
  draw: (fitted: Sharp) => Promise<{ data: Buffer; info: { width: number; height: number } }>,
): Promise<Result<FittedPhoto, PhotoRefusal>> {
  if (file.length > photoLimits.bytes) return refuse("too-large");
  const type = photoType(file);
  if (type === undefined || isPolyglot(file)) return refuse("not-a-photo");
  try {
    const sharp = await load();
    const picture = sharp(file, { limitInputPixels: photoLimits.pixels, failOn: "error", pages: 1 });
    const { format, width, height } = await picture.metadata();
    // What the decoder makes of it must be what the first bytes say.
    if (format !== type.format) return refuse("not-a-photo");
    if (width * height > photoLimits.pixels) return refuse("too-large");
    if (Math.min(width, height) < least) return refuse("too-small");
    const fitted = picture
      .autoOrient()
      .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true });
    const { data, info } = await draw(fitted);
    return ok({ bytes: data, width: info.width, height: info.height });
  } catch (error) {
    const text = error instanceof Error ? error.message : "";
    return refuse(/pixel limit/i.test(text) ? "too-large" : "broken");
  }
}
