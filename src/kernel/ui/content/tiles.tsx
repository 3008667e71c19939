import type { FC } from "hono/jsx";
import type { Tone } from "../theme/tones.ts";
import { Disc } from "./disc.tsx";

export interface Tile {
  label: string;
  href: string;
  icon: string;
  tone: Tone;
  /** A second, smaller line such as "34 entries". */
  note?: string;
}

/** Coloured tiles with an icon: the ways into a large list. */
export const Tiles: FC<{ tiles: Tile[] }> = ({ tiles }) => (
  <ul class="tiles">
    {tiles.map((tile) => (
      <li>
        <a class={`tile tone-${tile.tone}`} href={tile.href}>
          <Disc icon={tile.icon} />
          <span>
            {tile.label}
            {tile.note && <small>{tile.note}</small>}
          </span>
        </a>
      </li>
    ))}
  </ul>
);
