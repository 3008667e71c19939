import type { FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

export interface Crumb {
  label: string;
  /** The page itself, last in the row, has none. */
  href?: string;
}

/** The way from the start page to this one. */
export const Breadcrumbs: FC<{ label: string; crumbs: Crumb[] }> = ({ label, crumbs }) => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol>
      {crumbs.map((crumb, index) => (
        <li>
          {index > 0 && <Icon name="chevron" />}
          {crumb.href ? (
            <a href={crumb.href}>{crumb.label}</a>
          ) : (
            <span aria-current="page">{crumb.label}</span>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
