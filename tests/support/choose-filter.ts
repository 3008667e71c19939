import type { Page } from "playwright-core";

/** Opens the filters and the group, as a visitor with a phone does, and follows the link that begins so. */
export async function chooseFilter(page: Page, group: string, value: string): Promise<void> {
  const filters = page.locator("details.filters");
  if ((await filters.getAttribute("open")) === null) await filters.locator("> summary").click();
  const facet = filters.locator("details.facet").filter({ has: page.getByText(group, { exact: true }) });
  if ((await facet.getAttribute("open")) === null) await facet.locator("> summary").click();
  await facet.getByRole("link", { name: value }).click();
}
