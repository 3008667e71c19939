import type { FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";
import type { Tone } from "../theme/tones.ts";

/** An icon on a round tinted ground. Takes the tone of what it stands in, unless it has its own. */
export const Disc: FC<{ icon: string; tone?: Tone; large?: boolean }> = ({ icon, tone, large }) => (
  <span class={`disc${large ? " disc--large" : ""}${tone ? ` tone-${tone}` : ""}`}>
    <Icon name={icon} />
  </span>
);
