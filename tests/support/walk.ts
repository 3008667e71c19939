import type { Locator, Page } from "playwright-core";

/** Does what leads to another page and waits until that has loaded. */
export async function arrive(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = page.url();
  await Promise.all([page.waitForURL((url) => url.href !== before), act()]);
}

/** Follows a link, or presses a button that leads to another page. */
export const follow = (link: Locator): Promise<void> => arrive(link.page(), () => link.click());

/** The text that stands on the screen, of all elements that are meant; at least one. */
export async function textSeen(locator: Locator): Promise<string> {
  await locator.first().waitFor();
  return (await locator.allInnerTexts()).join("\n");
}

/** Opens the filters and the group, as a visitor with a phone does, and follows the link with this name. */
export async function chooseFilter(page: Page, group: string, value: string | RegExp): Promise<void> {
  const filters = page.locator("details.filters");
  if ((await filters.getAttribute("open")) === null) await filters.locator("> summary").click();
  const facet = filters.locator("details.facet").filter({ has: page.getByText(group, { exact: true }) });
  if ((await facet.getAttribute("open")) === null) await facet.locator("> summary").click();
  await follow(facet.getByRole("link", { name: value }));
}
