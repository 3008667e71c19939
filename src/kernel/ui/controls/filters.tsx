import { raw } from "hono/html";
import type { Child, FC } from "hono/jsx";
import { escapeHtml } from "../escape.ts";
import { Icon } from "../icons/icon.tsx";

export interface FacetValue {
  label: string;
  /** Adds the filter, or takes it away where it is in force. */
  href: string;
  count?: string;
  current?: boolean;
}

export interface Facet {
  label: string;
  values: FacetValue[];
  open?: boolean;
}

/** One group. Put together as text: some sixty links would cost as much as the rest of a list. */
function facetGroup({ label, values, open }: Facet): string {
  const check = Icon({ name: "check" });
  const items = values.map(({ label: text, href, count, current }) => {
    const number = count === undefined ? "" : `<small>${escapeHtml(count)}</small>`;
    const mark = current ? ` aria-current="true">${check}` : ">";
    return `<li><a href="${escapeHtml(href)}"${mark}${escapeHtml(text)}${number}</a></li>`;
  });
  const shown = open || values.some((value) => value.current) ? ' open=""' : "";
  return `<details class="facet"${shown}><summary>${escapeHtml(label)}</summary><ul>${items.join("")}</ul></details>`;
}

/**
 * Filters as links with counts, grouped. Folded up on a phone, always open on a wide screen, no script. `children`
 * stand below the groups, such as a form for a distance.
 */
export const Filters: FC<{ label: string; facets: Facet[]; open?: boolean; children?: Child }> = (props) => (
  <details class="filters" open={props.open}>
    <summary>
      <Icon name="filter" />
      {props.label}
    </summary>
    <nav aria-label={props.label}>
      {raw(props.facets.map(facetGroup).join(""))}
      {props.children}
    </nav>
  </details>
);
