import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

/** A titled part of a page, found by its heading: as landmarks, a dozen parts would hide the few that lead somewhere. `id` is for links. */
export const Section: FC<{
  id: string;
  title: string;
  more?: { label: string; href: string };
  children: Child;
}> = (props) => (
  <section class="section">
    <div class="section-head">
      <h2 id={props.id}>{props.title}</h2>
      {props.more && (
        <a class="row" href={props.more.href}>
          {props.more.label}
          <Icon name="arrow" />
        </a>
      )}
    </div>
    {props.children}
  </section>
);
