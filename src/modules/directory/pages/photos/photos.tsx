import type { FC } from "hono/jsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Photo } from "../../store/photos/photos.ts";
import { photoAddress } from "./photo-address.ts";

/** The photos of an entry that everybody may see. */
export const Photos: FC<{ context: SiteContext; photos: readonly Photo[] }> = ({ context, photos }) =>
  photos.length === 0 ? null : (
    <ul class="photos no-print">
      {photos.map((photo) => (
        <li class="photo">
          <img
            src={photoAddress(context, photo, "gross")}
            alt={photo.alt}
            lang={photo.language}
            width={photo.width}
            height={photo.height}
            loading="lazy"
          />
        </li>
      ))}
    </ul>
  );
