import type { Child, FC } from "hono/jsx";
import type { Tone } from "../theme/tones.ts";
import { Disc } from "./disc.tsx";

export interface CardProps {
  title: string;
  /** Language of the title, where it differs from the page's. */
  titleLang?: string;
  href: string;
  icon?: string;
  /** A small picture in place of the icon; it says nothing that the card does not say. */
  picture?: string | undefined;
  tone?: Tone;
  /** The number of the card's pin on the map beside the list. */
  pin?: number;
  heading?: "h2" | "h3";
  /** Short facts under the title; each becomes one piece of the line. */
  meta?: Child[];
  children?: Child;
}

/** A card whose whole area leads where its heading leads. */
export const Card: FC<CardProps> = ({ heading: Heading = "h3", ...props }) => (
  <article class={`card${props.tone ? ` tone-${props.tone}` : ""}`}>
    {props.icon && (
      <div class="card-mark">
        {props.picture ? (
          <img class="card-picture" src={props.picture} alt="" width={64} height={64} loading="lazy" />
        ) : (
          <Disc icon={props.icon} />
        )}
        {props.pin !== undefined && <span class="pin">{props.pin}</span>}
      </div>
    )}
    <div class="card-body">
      <Heading>
        <a
          class="card-link"
          href={props.href}
          lang={props.titleLang}
          dir={props.titleLang ? "auto" : undefined}
        >
          {props.title}
        </a>
      </Heading>
      {props.meta && props.meta.length > 0 && (
        <div class="meta">
          {props.meta.map((piece) => (
            <bdi>{piece}</bdi>
          ))}
        </div>
      )}
      {props.children}
    </div>
  </article>
);
