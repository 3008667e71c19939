/** Shorter drawings cost less than a reference to them. */
const worthSharing = 90;

const opening = '<svg class="icon';

/**
 * Draws each icon once per page: the first one carries an id, its repetitions refer to it. A list of twenty businesses
 * of one kind would otherwise hold the same drawing twenty times.
 */
export function shareDrawings(html: string): string {
  const parts = html.split(opening);
  if (parts.length < 3) return html;
  const drawings = parts.map((part, index) => (index === 0 ? "" : drawingOf(part)));
  const times = new Map<string, number>();
  for (const drawing of drawings) times.set(drawing, (times.get(drawing) ?? 0) + 1);
  const known = new Map<string, string>();
  let shared = parts[0] ?? "";
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index] ?? "";
    const drawing = drawings[index] ?? "";
    shared += opening;
    if (drawing.length < worthSharing || (times.get(drawing) ?? 0) < 2) {
      shared += part;
      continue;
    }
    const start = part.indexOf(">") + 1;
    const rest = part.slice(start + drawing.length);
    const id = known.get(drawing);
    if (id) {
      shared += `${part.slice(0, start)}<use href="#${id}"/>${rest}`;
      continue;
    }
    const name = `i${known.size + 1}`;
    known.set(drawing, name);
    shared += `${part.slice(0, start)}<g id="${name}">${drawing}</g>${rest}`;
  }
  return shared;
}

/** What stands inside the icon whose opening tag this part continues. */
function drawingOf(part: string): string {
  const end = part.indexOf("</svg>");
  return end < 0 ? "" : part.slice(part.indexOf(">") + 1, end);
}
