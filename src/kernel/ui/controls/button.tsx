import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

type Look = "primary" | "secondary" | "tertiary" | "accent";

interface ButtonLook {
  /** `primary` once per view; `accent` on coloured grounds. */
  look?: Look;
  icon?: string;
  small?: boolean;
}

const classOf = ({ look = "primary", small }: ButtonLook) =>
  // KERN knows no accent button: it is a primary one in the site's second colour.
  `kern-btn ${look === "accent" ? "kern-btn--primary kern-btn--accent" : `kern-btn--${look}`}${small ? " kern-btn--small" : ""}`;

/** A link that looks like a button. */
export const LinkButton: FC<ButtonLook & { href: string; rel?: string; children: Child }> = (props) => (
  <a class={classOf(props)} href={props.href} rel={props.rel}>
    {props.icon && <Icon name={props.icon} />}
    <span class="kern-label">{props.children}</span>
  </a>
);

/** A button of a form. */
export const Button: FC<ButtonLook & { name?: string; value?: string; children: Child }> = (props) => (
  <button class={classOf(props)} type="submit" name={props.name} value={props.value}>
    {props.icon && <Icon name={props.icon} />}
    <span class="kern-label">{props.children}</span>
  </button>
);
