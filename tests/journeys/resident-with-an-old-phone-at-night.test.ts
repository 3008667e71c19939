import { journey } from "../support/journey.ts";
import { pagePaths } from "../support/page-paths.ts";

journey(
  "a resident with an old, narrow phone walks through all pages at night",
  async ({ page, url, look }) => {
    for (const path of Object.values(await pagePaths(url, "de"))) {
      await page.goto(url + path);
      await look();
    }
  },
  { locale: "de-DE", viewport: { width: 320, height: 568 }, colorScheme: "dark" },
);
