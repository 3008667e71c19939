const special = /[&<>"']/g;

/** Text made safe for the content of an element and for an attribute in quotes. For hot places that are not JSX. */
export function escapeHtml(text: string): string {
  return text.replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
