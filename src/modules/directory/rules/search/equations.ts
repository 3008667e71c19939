/** Two numbers with a sign of comparison between them, also with spaces: "1=1", "2 <> 3". */
const equation = /(?<![\p{L}\p{N}])\p{N}+\s*[=<>]+\s*\p{N}+(?![\p{L}\p{N}])/gu;

/**
 * Takes equations of numbers out of a text that is searched for. They say nothing about a business, but as words their
 * numbers would find house numbers by chance. House numbers, ranges ("12-14", "3/5"), telephone numbers and tags
 * ("shop=bakery") are no equations.
 */
export function withoutEquations(text: string): { text: string; equations: string[] } {
  return { text: text.replace(equation, " "), equations: text.match(equation) ?? [] };
}
