import { type AddressContext, siteAddress } from "../../../quarter/index.ts";
import type { Photo, PhotoSize } from "../../store/photos/photos.ts";

/** Where a shown photo lies: another picture would have another address. */
export const photoAddress = (
  context: AddressContext,
  { id, digest }: Pick<Photo, "id" | "digest">,
  size: PhotoSize,
): string => siteAddress(context, "fotos", id, `${digest}-${size}.webp`);

/** Where those see a photo that waits who may: its owners, and the editors. */
export const waitingPhotoAddress = (
  context: AddressContext,
  { id }: Pick<Photo, "id">,
  size: PhotoSize = "gross",
): string => `${siteAddress(context, "fotos", id)}${size === "klein" ? "?groesse=klein" : ""}`;
