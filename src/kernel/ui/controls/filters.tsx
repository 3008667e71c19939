import type { Child, FC } from "hono/jsx";
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

const FacetGroup: FC<{ facet: Facet }> = ({ facet }) => (
  <details class="facet" open={facet.open || facet.values.some((value) => value.current)}>
    <summary>{facet.label}</summary>
    <ul>
      {facet.values.map((value) => (
        <li>
          <a href={value.href} aria-current={value.current ? "true" : undefined}>
            {value.current && <Icon name="check" />}
            {value.label}
            {value.count !== undefined && <small>{value.count}</small>}
          </a>
        </li>
      ))}
    </ul>
  </details>
);

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
      {props.facets.map((facet) => (
        <FacetGroup facet={facet} />
      ))}
      {props.children}
    </nav>
  </details>
);
