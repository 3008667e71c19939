/** Shorter drawings cost less than a reference to them. */
const worthSharing = 90;

/**
 * Draws each icon once per page: the first one carries an id, its repetitions refer to it. A list of twenty businesses
 * of one kind would otherwise hold the same drawing twenty times.
 */
export function shareDrawings(html: string): string {
  const known = new Map<string, string>();
  const pattern = /(<svg class="icon[^>]*>)((?:(?!<\/svg>)[\s\S])*)<\/svg>/g;
  const repeated = new Map<string, number>();
  for (const [, , drawing = ""] of html.matchAll(pattern))
    repeated.set(drawing, (repeated.get(drawing) ?? 0) + 1);
  return html.replace(pattern, (whole, open: string, drawing: string) => {
    if (drawing.length < worthSharing || (repeated.get(drawing) ?? 0) < 2) return whole;
    const shared = known.get(drawing);
    if (shared) return `${open}<use href="#${shared}"/></svg>`;
    const id = `i${known.size + 1}`;
    known.set(drawing, id);
    return `${open}<g id="${id}">${drawing}</g></svg>`;
  });
}
