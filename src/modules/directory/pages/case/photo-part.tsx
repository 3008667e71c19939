// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { photoOf } from "../../actions/photos/judge-photo.ts";
import { waitingPhotoAddress } from "../photos/photo-address.ts";
import type { LoadedCase } from "./case-page.tsx";

/** The photo that an owner would like to be shown. */
export const PhotoPart: FC<{ context: SiteContext; loaded: LoadedCase }> = ({ context, loaded }) => {
  const { proposal, photo } = loaded;
  const id = photoOf(proposal);
  if (!id || !photo) return null;
  return (
    <figure class="photo">
      <img
        src={waitingPhotoAddress(context, { id })}
        alt={photo.alt}
        lang={photo.language}
        width={photo.width}
        height={photo.height}
      />
    </figure>
  );
};
