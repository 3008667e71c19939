import type { FC } from "hono/jsx";
import type { Point } from "../../../kernel/geo/geometry.ts";
import { MapBox } from "../../../kernel/ui/content/map-box.tsx";
import type { AddressContext } from "../../quarter/index.ts";
import { siteAddress } from "../../quarter/index.ts";
import { boxText, inPicture, type Picture, pictureHeight, pictureWidth } from "../rules/picture.ts";
import { headRadius, type Spot, spreadHeads, stemPath } from "../rules/pins/spread-heads.ts";
import { creditLine, type MapCredits } from "./map-credits.tsx";

export const mapAddress = (context: AddressContext, shade: "hell" | "dunkel", picture: Picture): string =>
  siteAddress(context, "karten", shade, `${boxText(picture.box)}.svg`);

export interface MapPin {
  place: Point;
  /** Where the pin leads: the card beside the map, or the page of the place. */
  href: string;
  /** What a screen reader says. */
  label: string;
  /** Shown in the pin; none for a single place. */
  number?: number;
}

const Pin: FC<{ pin: MapPin; head: Spot }> = ({ pin, head: { x, y } }) => (
  <a class="map-pin" href={pin.href} aria-label={pin.label}>
    <circle cx={x} cy={y} r={headRadius} />
    {pin.number === undefined ? (
      <circle class="map-dot" cx={x} cy={y} r={7} />
    ) : (
      <text x={x} y={y + 7}>
        {pin.number}
      </text>
    )}
  </a>
);

/** A map drawn by the server, light and dark, with pins that are links. Works without scripts. */
export const MapPicture: FC<{
  context: AddressContext;
  picture: Picture;
  pins: MapPin[];
  label: string;
  credits: MapCredits;
}> = (props) => {
  const { context, picture, pins, label, credits } = props;
  const inside = pins.flatMap((pin) => {
    const spot = inPicture(pin.place, picture);
    const { x, y } = spot;
    return x >= 0 && x <= pictureWidth && y >= 0 && y <= pictureHeight ? [{ pin, spot }] : [];
  });
  const heads = spreadHeads(inside.map(({ spot }) => spot));
  const placed = inside.flatMap(({ pin, spot }, index) => {
    const head = heads[index];
    return head ? [{ pin, head, stem: stemPath(head, spot) }] : [];
  });
  return (
    <MapBox credit={creditLine(credits, context.locale)}>
      <div class="map-layers">
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset={mapAddress(context, "dunkel", picture)} />
          <img
            src={mapAddress(context, "hell", picture)}
            width={pictureWidth}
            height={pictureHeight}
            alt=""
          />
        </picture>
        <div>
          <svg
            class="map-pins"
            viewBox={`0 0 ${pictureWidth} ${pictureHeight}`}
            preserveAspectRatio="xMidYMid slice"
          >
            <title>{label}</title>
            <path class="map-stems" d={placed.map(({ stem }) => stem).join("")} />
            {placed.map(({ pin, head }) => (
              <Pin pin={pin} head={head} />
            ))}
          </svg>
        </div>
      </div>
    </MapBox>
  );
};
