/**
 * Whether a form was sent from a page of ours (CSRF). Browsers say so in `Sec-Fetch-Site`; older ones in `Origin`.
 * Without either header the request does not come from a browser's form and carries nobody's session.
 *
 * @param origins the origins under which the visitor may see us
 */
export function isSameOrigin(
  header: (name: string) => string | undefined,
  origins: readonly string[],
): boolean {
  const fetchSite = header("sec-fetch-site");
  if (fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none") return false;
  const origin = header("origin");
  return origin === undefined || origins.includes(origin);
}
