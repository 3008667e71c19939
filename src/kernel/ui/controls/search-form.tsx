import type { FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";
import { Button } from "./button.tsx";

export interface SearchFormProps {
  action: string;
  /** Name of the field in the address, `q` unless told. */
  name?: string;
  value?: string;
  /** Says what can be searched; shown above the field, or only to screen readers with `hideLabel`. */
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  button: string;
  /** The rest of the address's state that a new search keeps. */
  hidden?: Record<string, string>;
  large?: boolean;
  /** Where suggestions come from while somebody types; needs the island `type-ahead`. */
  suggestions?: string;
  /** Must differ where two search forms stand on one page. */
  id?: string;
}

/** The search box: a plain form that asks by GET and works without scripts. */
export const SearchForm: FC<SearchFormProps> = (props) => {
  const id = props.id ?? "search";
  return (
    <search>
      <form class={`search${props.large ? " search--large" : ""}`} action={props.action} method="get">
        <label class={props.hideLabel ? "kern-sr-only" : "search-label"} for={id}>
          {props.label}
        </label>
        <span class="search-box">
          <Icon name="search" />
          <input
            class="field-input"
            id={id}
            type="search"
            name={props.name ?? "q"}
            value={props.value ?? ""}
            placeholder={props.placeholder}
            autocomplete="off"
            enterkeyhint="search"
            maxlength={200}
          />
        </span>
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button look={props.large ? "accent" : "primary"}>{props.button}</Button>
        {props.suggestions && <type-ahead data-src={props.suggestions} data-label={props.label} />}
      </form>
    </search>
  );
};
