import type { Child, FC } from "hono/jsx";

/** The frame around a picture of a map, with the source of its data beneath. */
export const MapBox: FC<{ children: Child; credit: Child }> = ({ children, credit }) => (
  <figure class="map-box">
    {children}
    <figcaption>
      <bdi>{credit}</bdi>
    </figcaption>
  </figure>
);
