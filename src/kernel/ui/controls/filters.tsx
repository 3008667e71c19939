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
  /** Where all values stand, if these are only some of them. */
  more?: { label: string; href: string } | undefined;
}

/** One value, as text: some sixty of them would cost as much as the rest of a list. */
function facetItem({ label, href, count, current }: FacetValue, check: unknown): string {
  const number = count === undefined ? "" : `<small>${escapeHtml(count)}</small>`;
  const mark = current ? ` aria-current="true">${check}` : ">";
  return `<li><a href="${escapeHtml(href)}"${mark}${escapeHtml(label)}${number}</a></li>`;
}

/** One group. */
function facetGroup({ label, values, open, more }: Facet): string {
  const check = Icon({ name: "check" });
  const items = values.map((value) => facetItem(value, check));
  if (more)
    items.push(
      `<li><a class="facet-more" href="${escapeHtml(more.href)}" rel="nofollow">${escapeHtml(more.label)}</a></li>`,
    );
  const shown = open || values.some((value) => value.current) ? ' open=""' : "";
  return `<details class="facet"${shown}><summary>${escapeHtml(label)}</summary><ul>${items.join("")}</ul></details>`;
}

/** All values of one filter, in columns. */
export const FacetList: FC<{ values: FacetValue[] }> = ({ values }) => {
  const check = Icon({ name: "check" });
  return <ul class="facet facet-list">{raw(values.map((value) => facetItem(value, check)).join(""))}</ul>;
};

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
