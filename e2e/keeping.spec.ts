import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { boardPage } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { register } from "./register.ts";

for (const width of [360, 1440]) {
  test(`a deleted board is shut at once, waits in the bin, comes back or goes for good, ${width} wide`, async ({
    guest,
    board,
    site,
  }) => {
    const [ada, bo] = [
      await guest({ viewport: { width, height: 800 }, reducedMotion: "reduce" }),
      await guest({ name: "Bo" }),
    ];
    const { page } = ada;
    const id = await board(ada, "Sums of today");
    await bo.page.goto(`${site.url}/board/${id}`);
    await expect(boardPage(bo.page).status).toHaveText(/^Connected/);
    await page.goto(`${site.url}/boards`);
    await page.getByRole("button", { name: "More for Sums of today" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    const bin = page.getByRole("region", { name: "Bin" });
    await expect(bin.getByText("30 days left")).toBeVisible();
    await expect(bo.page.getByText(/does not exist|deleted/i).first()).toBeVisible();
    expect((await page.request.get(`${site.url}/api/boards/${id}/thumbnail`)).status()).toBe(404);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id: rule, nodes }) => `${rule} ${nodes[0]?.html}`)).toEqual([]);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath("bin.png"), fullPage: true });

    await bin.getByRole("button", { name: "Restore Sums of today" }).press("Enter");
    await expect(page.getByRole("link", { name: "Sums of today" })).toBeVisible();
    await expect(bin).toBeHidden();

    await page.getByRole("button", { name: "More for Sums of today" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await bin.getByRole("button", { name: "Delete Sums of today for good" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete for good" }).click();
    // The bin is hidden as soon as the dialog lies over it.
    await expect(page.getByText("is deleted for good.")).toBeVisible();
    await expect(bin).toBeHidden();
    expect((await page.request.post(`${site.url}/api/bin/${id}`)).status()).toBe(404);
  });
}

test("nobody restores or deletes what is in another's bin, nor by another site's page", async ({
  guest,
  board,
  site,
}) => {
  const [ada, bo] = [await guest(), await guest({ name: "Bo" })];
  const id = await board(ada);
  expect((await ada.page.request.delete(`${site.url}/api/boards/${id}`)).status()).toBe(204);
  const path = `${site.url}/api/bin/${id}`;
  expect((await bo.page.request.post(path)).status()).toBe(404);
  expect((await bo.page.request.delete(path)).status()).toBe(404);
  const headers = { origin: "https://evil.example" };
  expect((await ada.page.request.delete(path, { headers })).status()).toBe(403);
  expect((await ada.page.request.post(path)).status()).toBe(204);
});

test("an account chooses how long things are kept and is told what is over that time", async ({
  stranger,
  site,
}) => {
  const page = await stranger({ viewport: { width: 360, height: 740 } });
  await register(page, site.url, "keeps@example.org");
  await page.goto(`${site.url}/account`);
  const field = page.getByLabel("Delete what is no longer used");
  await expect(field).toHaveValue("never");
  await field.selectOption("After 90 days");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Nothing is that old now.")).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("90");
  await page.screenshot({ path: test.info().outputPath("account.png"), fullPage: true });

  await page.goto(`${site.url}/boards`);
  await page.getByRole("button", { name: "New board" }).click();
  await expect(boardPage(page).status).toHaveText(/^Connected/);
  await page.goto(`${site.url}/boards`);
  const keepMenu = async () => {
    await page.getByRole("button", { name: /^More for/ }).press("Enter");
    await page.getByRole("menuitem", { name: "How long it is kept" }).press("Enter");
    return page.getByLabel("Delete this board");
  };
  const own = await keepMenu();
  await expect(own).toHaveValue("account");
  await own.selectOption("7 days after its last use");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule} ${nodes[0]?.html}`)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("keep.png"), fullPage: true });
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(await keepMenu()).toHaveValue("7");
});

test("a guest's board goes after 30 days, which nobody changes", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  const days = { data: { days: "never" } };
  const answer = await ada.page.request.put(`${site.url}/api/boards/${id}/keeping`, days);
  expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining("Register")]);
  await ada.page.goto(`${site.url}/boards`);
  await ada.page.getByRole("button", { name: "More for Sums" }).click();
  await expect(ada.page.getByRole("menuitem", { name: "Rename" })).toBeVisible();
  await expect(ada.page.getByRole("menuitem", { name: "How long it is kept" })).toHaveCount(0);
});
