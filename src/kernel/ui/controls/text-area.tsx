// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { describedBy, type FieldProps, Framed, idOf } from "./form.tsx";

/** A field for several lines, with its label above, a hint, and what is wrong with it. */
export const TextArea: FC<
  Pick<FieldProps, "name" | "label" | "value" | "hint" | "error" | "required" | "maxlength" | "dir"> & {
    rows?: number;
  }
> = (props) => {
  const { name, value, error, required, rows = 5, maxlength } = props;
  const id = idOf(props);
  return (
    <Framed {...props}>
      <textarea
        class="field-input field-input--lines"
        id={id}
        name={name}
        rows={rows}
        required={required}
        maxlength={maxlength}
        dir={props.dir}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {value ?? ""}
      </textarea>
    </Framed>
  );
};
