import type { Child, FC } from "hono/jsx";
import { Skyline } from "../icons/skyline.tsx";

/** The large coloured opening of a start page: title, one sentence, search box and chips as children. */
export const Hero: FC<{ eyebrow?: string; title: string; lead?: string; children?: Child }> = (props) => (
  <div class="hero">
    <Skyline />
    <div class="wrap">
      {props.eyebrow && <p class="hero-eyebrow">{props.eyebrow}</p>}
      <h1>{props.title}</h1>
      {props.lead && <p class="lead">{props.lead}</p>}
      {props.children}
    </div>
  </div>
);
