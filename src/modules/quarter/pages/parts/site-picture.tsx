// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { type AddressContext, pictureAddress } from "../../rules/addresses.ts";
import { inLanguage, type SitePicture } from "../../rules/site.ts";

/** The picture of a site; telephones and cards take the small one. */
export const SitePictureImage: FC<{ context: AddressContext; picture: SitePicture }> = (props) => {
  const { context, picture } = props;
  const { width, height, smallWidth, alt } = picture;
  const own = alt[context.locale] !== undefined || context.locale === "de-simple";
  const source = (size: "gross" | "klein") => pictureAddress(context, picture, size);
  return (
    <img
      class="hero-picture"
      src={source("klein")}
      srcset={`${source("klein")} ${smallWidth}w, ${source("gross")} ${width}w`}
      sizes="(min-width: 60rem) 30rem, 100vw"
      alt={inLanguage(alt, context.locale) ?? ""}
      lang={own ? undefined : localeFacts.de.intl}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  );
};
