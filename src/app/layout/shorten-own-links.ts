/**
 * Links that lead to the page itself with other questions, such as filters and pages of a list, need not repeat its path:
 * a reference that is only a query keeps the path (RFC 3986, 5.2.2). A list holds some fifty of them.
 *
 * @param path the page's own path as it stands in addresses: percent-encoded, so that nothing in it ends an attribute
 */
export function shortenOwnLinks(html: string, path: string): string {
  return html.replaceAll(`<a href="${path}?`, '<a href="?');
}
