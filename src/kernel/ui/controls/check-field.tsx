// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Choice, FieldProps } from "./form.tsx";
import { idOf } from "./form.tsx";

/** Some choices of which any number is taken; `fine` puts small ones side by side. */
export const CheckField: FC<
  Pick<FieldProps, "name" | "label" | "hint"> & {
    choices: readonly Choice[];
    chosen: readonly string[];
    fine?: boolean;
  }
> = ({ name, label, hint, choices, chosen, fine }) => {
  const id = idOf({ name });
  return (
    <fieldset
      class={`choices${fine ? " choices--fine" : ""}`}
      aria-describedby={hint ? `${id}-hint` : undefined}
    >
      <legend>{label}</legend>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {choices.map((choice) => (
        <label class="choice">
          <input type="checkbox" name={name} value={choice.value} checked={chosen.includes(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
};
