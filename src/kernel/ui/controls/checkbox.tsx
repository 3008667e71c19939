// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";

/** A box to tick, with what it means beside it. `hidden` keeps the words for screen readers: in a table whose head says them. */
export const Checkbox: FC<{
  name: string;
  value?: string;
  checked?: boolean;
  hidden?: boolean;
  children: Child;
}> = ({ name, value = "1", checked, hidden, children }) => (
  <label class="choice">
    <input type="checkbox" name={name} value={value} checked={checked} />
    <span class={hidden ? "kern-sr-only" : undefined}>{children}</span>
  </label>
);
