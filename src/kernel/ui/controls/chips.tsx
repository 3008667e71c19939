import type { FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

export interface Chip {
  label: string;
  href: string;
  icon?: string;
  /** What the link does, where it takes a filter away: "Remove filter: open now". Shows a cross. */
  removes?: string;
}

/** A row of small links: suggestions, or the filters in force, each of which can be taken away. */
export const Chips: FC<{ label?: string; chips: Chip[] }> = ({ label, chips }) => (
  <ul class="chips" aria-label={label}>
    {chips.map((chip) => (
      <li>
        <a class="chip" href={chip.href} aria-label={chip.removes}>
          {chip.icon && <Icon name={chip.icon} />}
          {chip.label}
          {chip.removes && <Icon name="close" />}
        </a>
      </li>
    ))}
  </ul>
);
