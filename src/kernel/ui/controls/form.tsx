import type { Child, FC } from "hono/jsx";
import { Notice } from "../content/notice.tsx";

export interface FieldProps {
  name: string;
  label: string;
  type?: "text" | "email" | "password" | "tel" | "date" | "search";
  value?: string | undefined;
  /** What may be typed, or why we ask. */
  hint?: Child;
  /** What is wrong and what to do. */
  error?: string | undefined;
  required?: boolean;
  autocomplete?: string;
  inputmode?: "numeric" | "text" | "email" | "tel";
  maxlength?: number;
  /** Language and direction of what is typed, where it is not the page's: mail addresses, codes. */
  dir?: "ltr" | "auto";
  /** The id of a `datalist` with what is usually typed. */
  list?: string | undefined;
}

/** The ids of what explains a control. */
export const describedBy = (
  id: string,
  { hint, error }: Pick<FieldProps, "hint" | "error">,
): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

/** The id of the control of this name. */
export const idOf = ({ name }: Pick<FieldProps, "name">): string => `field-${name}`;

/** The label above a control, the hint, and what is wrong with it. */
export const Framed: FC<Pick<FieldProps, "name" | "label" | "hint" | "error"> & { children: Child }> = (
  props,
) => {
  const { label, hint, error, children } = props;
  const id = idOf(props);
  return (
    <div class={`field${error ? " field--wrong" : ""}`}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
};

/** A field with its label above, a hint, and what is wrong with it. */
export const Field: FC<FieldProps> = (props) => {
  const { name, type = "text", value, error, required, autocomplete, inputmode, maxlength } = props;
  const id = idOf(props);
  return (
    <Framed {...props}>
      <input
        class="field-input"
        id={id}
        name={name}
        type={type}
        value={value}
        required={required}
        autocomplete={autocomplete}
        inputmode={inputmode}
        // What is picked has no length.
        maxlength={/^(date|time|number|file)$/.test(type) ? undefined : (maxlength ?? 200)}
        dir={props.dir}
        list={props.list}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, props)}
      />
    </Framed>
  );
};

export interface Choice {
  value: string;
  label: string;
  /** The heading under which it stands, with those beside it that have the same one. */
  group?: string;
}

/** A list to choose one from. */
export const SelectField: FC<
  Pick<FieldProps, "name" | "label" | "value" | "hint" | "error" | "required"> & {
    choices: readonly Choice[];
  }
> = (props) => {
  const { name, value, error, required, choices } = props;
  const id = idOf(props);
  return (
    <Framed {...props}>
      <select
        class="field-input"
        id={id}
        name={name}
        required={required}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {inGroups(choices).map(({ group, choices: together }) => {
          const options = together.map((choice) => (
            <option value={choice.value} selected={choice.value === value}>
              {choice.label}
            </option>
          ));
          return group === undefined ? options : <optgroup label={group}>{options}</optgroup>;
        })}
      </select>
    </Framed>
  );
};

/** Choices under their headings, in the order in which each first comes. */
function inGroups(choices: readonly Choice[]): { group: string | undefined; choices: Choice[] }[] {
  const groups = new Map<string | undefined, Choice[]>();
  for (const choice of choices) {
    const together = groups.get(choice.group);
    if (together) together.push(choice);
    else groups.set(choice.group, [choice]);
  }
  return [...groups].map(([group, together]) => ({ group, choices: together }));
}

/** Fields that nobody sees. */
export const HiddenFields: FC<{ fields: Iterable<readonly [string, string]> }> = ({ fields }) => (
  <>
    {[...fields].map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

/** What is wrong with a form as a whole, above its fields: read out at once, and reached first by keyboard. */
export const FormProblem: FC<{ title: string; sentences?: readonly Child[]; children?: Child }> = ({
  title,
  sentences = [],
  children,
}) => (
  <div role="alert" class="form-problem">
    <Notice kind="warning" title={title}>
      {children ? <p>{children}</p> : null}
      {sentences.length > 0 && (
        <ul>
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </Notice>
  </div>
);
