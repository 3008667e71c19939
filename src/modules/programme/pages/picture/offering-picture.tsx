// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { inLanguage, type SiteContext } from "../../../quarter/index.ts";
import type { Picture, PictureSize } from "../../rules/planning/picture.ts";

/** The picture of an offering as wide as its column; telephones take the smaller one. */
export const OfferingPicture: FC<{
  context: SiteContext;
  picture: Picture;
  source: (size: PictureSize) => string;
}> = ({ context: { locale }, picture, source }) => {
  const { width, height, smallWidth, alt } = picture;
  const isOwn = alt[locale] !== undefined || locale === "de-simple";
  return (
    <img
      class="hero-picture"
      src={source("mittel")}
      srcset={`${source("mittel")} ${smallWidth}w, ${source("gross")} ${width}w`}
      sizes="(min-width: 60rem) 30rem, 100vw"
      alt={inLanguage(alt, locale) ?? ""}
      lang={isOwn ? undefined : localeFacts.de.intl}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  );
};
