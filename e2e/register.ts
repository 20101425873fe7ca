import { expect, type Page } from "@playwright/test";

/** Makes an account as a person does, by the page; its address is not confirmed. */
export async function register(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/register`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("seven quiet lamps");
  await page.getByLabel("Confirm password").fill("seven quiet lamps");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}
