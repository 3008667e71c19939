import forms from "./legal-forms.json" with { type: "json" };

// A form stands as words of their own: not the "AG" of "AGENTUR". The longest come first in the list.
const patterns = forms.map(({ form, pattern }) => ({
  form,
  expression: new RegExp(`(?<=[\\s,(/-])(?:${pattern})(?=$|[\\s,;)/])`, "u"),
}));

/**
 * The legal form in a business's name, and the name without it. "AG", "KG" and the like count only in capitals and
 * behind a name, never alone.
 *
 * @example
 * splitLegalForm("Müller & Sohn GmbH & Co KG") // { name: "Müller & Sohn", form: "GmbH & Co. KG" }
 */
export function splitLegalForm(name: string): { name: string; form?: string } {
  for (const { form, expression } of patterns) {
    const match = expression.exec(name);
    if (!match) continue;
    const before = name.slice(0, match.index).replace(/[\s,(/-]+$/, "");
    const after = name.slice(match.index + match[0].length).replace(/^[\s,;)/]+/, "");
    const rest = `${before} ${after}`.trim();
    return rest === "" ? { name } : { name: rest, form };
  }
  return { name };
}

/** The legal form in a name, such as `gGmbH` of "Duisburger Werkkiste gGmbH". */
export function legalForm(name: string): string | undefined {
  return splitLegalForm(name).form;
}
