/** The mark of a site in its colours: a square ground, a ring, and a dot right in the middle. */
export function siteIcon(ground: string, ink: string, dot: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="11" fill="${ground}"/>` +
    `<circle cx="20" cy="20" r="11.5" fill="none" stroke="${ink}" stroke-width="5"/><circle cx="20" cy="20" r="5" fill="${dot}"/></svg>`
  );
}
