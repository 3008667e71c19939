import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

type Look = "primary" | "secondary" | "tertiary" | "accent";

interface ButtonLook {
  /** `primary` once per view; `accent` on coloured grounds. */
  look?: Look;
  icon?: string;
  small?: boolean;
}

/**
 * Written out, because the stylesheet keeps the KERN classes that it finds in the source. KERN knows no accent button:
 * it is a primary one in the site's second colour.
 */
const looks: Record<Look, string> = {
  primary: "kern-btn--primary",
  secondary: "kern-btn--secondary",
  tertiary: "kern-btn--tertiary",
  accent: "kern-btn--primary kern-btn--accent",
};

const classOf = ({ look = "primary", small }: ButtonLook) =>
  `kern-btn ${looks[look]}${small ? " kern-btn--small" : ""}`;

/** A link that looks like a button. */
export const LinkButton: FC<
  ButtonLook & { href: string; rel?: string; target?: "_blank"; children: Child }
> = (props) => (
  <a class={classOf(props)} href={props.href} rel={props.rel} target={props.target}>
    {props.icon && <Icon name={props.icon} />}
    <span class="kern-label">{props.children}</span>
  </a>
);

/** A button of a form. `label` says what its words do not, where many buttons of a page have the same ones. */
export const Button: FC<ButtonLook & { name?: string; value?: string; label?: string; children: Child }> = (
  props,
) => (
  <button class={classOf(props)} type="submit" name={props.name} value={props.value} aria-label={props.label}>
    {props.icon && <Icon name={props.icon} />}
    <span class="kern-label">{props.children}</span>
  </button>
);
