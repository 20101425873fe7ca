import { expect, type Locator, type Page } from "@playwright/test";

const MOST_STOPS = 80;

/** Moves the focus with Tab alone until it stands there; backwards with `Shift+Tab`. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let n = 0; n < MOST_STOPS && !(await isThere()); n++) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}
