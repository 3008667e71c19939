// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { describedBy, type FieldProps, Framed, idOf } from "./form.tsx";

/** A field by which a file is sent. Its form needs `enctype="multipart/form-data"`. */
export const FileField: FC<
  Pick<FieldProps, "name" | "label" | "hint" | "error" | "required"> & {
    /** What the browser offers first: endings and media types. */
    accept: string;
  }
> = (props) => {
  const { name, error, accept, required } = props;
  const id = idOf(props);
  return (
    <Framed {...props}>
      <input
        class="field-input"
        id={id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, props)}
      />
    </Framed>
  );
};
