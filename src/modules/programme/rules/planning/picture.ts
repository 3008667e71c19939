// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";

/** `gross` fills a wide page, `mittel` a telephone, `klein` stands on a card. */
export const pictureSizes = ["gross", "mittel", "klein"] as const;
export type PictureSize = (typeof pictureSizes)[number];

/** The picture of an offering. */
export interface Picture {
  id: string;
  /** What is to be seen, for those who do not see it; German is always there. */
  alt: Partial<Record<Locale, string>>;
  width: number;
  height: number;
  /** Width of `mittel`. */
  smallWidth: number;
  /** Of the large one: an address with it in it shows the same for ever. */
  digest: string;
}

/** The name of the file of a picture: another picture has another name. */
export const pictureName = ({ digest }: Pick<Picture, "digest">, size: PictureSize): string =>
  `${digest}-${size}.webp`;

/** Reads such a name. */
export function readPictureName(name: string): { digest: string; size: PictureSize } | undefined {
  const [, digest = "", named] = /^([\w-]{16})-([a-z]+)\.webp$/.exec(name) ?? [];
  const size = pictureSizes.find((each) => each === named);
  return size && { digest, size };
}
