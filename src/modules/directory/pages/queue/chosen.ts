// SPDX-License-Identifier: EUPL-1.2

/**
 * Which button a form was sent with. Undefined where none of them: a form that was cut short or put together by hand decides
 * nothing, least of all the graver of two.
 */
export function chosen<Choice extends string>(
  form: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const said = form.get(name);
  return choices.find((choice) => choice === said);
}
