import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";
import type { Tone } from "../theme/tones.ts";

const badges = { info: "kern-badge--info", success: "kern-badge--success", warning: "kern-badge--warning" };

/** A judgement in one word: verified, perhaps closed, new. */
export const Badge: FC<{ kind: keyof typeof badges; icon?: string; children: Child }> = (props) => (
  <span class={`kern-badge ${badges[props.kind]}`}>
    {props.icon && <Icon name={props.icon} />}
    <span class="kern-label">{props.children}</span>
  </span>
);

export interface Tag {
  label: string;
  icon?: string;
  tone?: Tone;
}

/** Small properties of a thing, one beside the other. */
export const Tags: FC<{ tags: Tag[]; label?: string }> = ({ tags, label }) => (
  <ul class="tags" aria-label={label}>
    {tags.map((tag) => (
      <li class={`tag${tag.tone ? ` tone-${tag.tone}` : ""}`}>
        {tag.icon && <Icon name={tag.icon} />}
        {tag.label}
      </li>
    ))}
  </ul>
);

/** A dot and a word: filled green, half amber, empty red, empty grey. The word carries the meaning. */
export const Status: FC<{ kind: "open" | "soon" | "closed" | "unknown"; children: Child }> = ({
  kind,
  children,
}) => <span class={`status status--${kind}`}>{children}</span>;
