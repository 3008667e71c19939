import { raw } from "hono/html";
import type { FC } from "hono/jsx";

/** On paper only: the page's address as a QR code (a ready SVG from our own server) and in letters. */
export const PrintCode: FC<{ svg: string; address: string; label: string }> = ({ svg, address, label }) => (
  <div class="print-only print-code">
    {raw(svg)}
    <p>
      {label}
      <br />
      <bdi>{address}</bdi>
    </p>
  </div>
);
