import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

/** A titled part of a page; `id` names it, for links and for screen readers. */
export const Section: FC<{
  id: string;
  title: string;
  more?: { label: string; href: string };
  children: Child;
}> = (props) => (
  <section class="section" aria-labelledby={props.id}>
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
