import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";

test("a mistake in the confusion matrix shows the images that were misread so", async ({
  stranger,
  site,
}) => {
  const page = await stranger({ viewport: { width: 360, height: 740 } });
  await page.goto(`${site.url}/model`);
  const mistake = page.getByRole("button", { name: /^\d+ × \d (read as|left)/ }).first();
  const count = Number(await mistake.textContent());
  await mistake.click();
  await expect(mistake).toHaveAttribute("aria-pressed", "true");
  const images = page.getByRole("region", { name: "Misread images" }).getByRole("img");
  await expect(images).toHaveCount(count);
  const isInked = () =>
    images.first().evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, 28, 28) ?? { data: [] };
      return data.some((value) => value > 128);
    });
  await expect.poll(isInked).toBe(true);
  const chapter = new AxeBuilder({ page }).include('section[aria-labelledby="confusion"]');
  expect((await chapter.analyze()).violations.map(({ id }) => id)).toEqual([]);
});

test("images that cannot be fetched can be asked for again", async ({ stranger, site }) => {
  const page = await stranger();
  await page.goto(`${site.url}/model`);
  await page.route("**/model/misread?*", (route) => route.abort());
  await page
    .getByRole("button", { name: /^\d+ × \d read as/ })
    .first()
    .click();
  await expect(page.getByText("could not be fetched")).toBeVisible();
  await page.unroute("**/model/misread?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: "Misread images" }).getByRole("img").first()).toBeVisible();
});

test("only digits can be asked for, and every chart has its figures in words", async ({ stranger, site }) => {
  const page = await stranger();
  const refused = await page.request.get(`${site.url}/model/misread?written=12&read=x`);
  expect(refused.status()).toBe(400);
  await page.goto(`${site.url}/model`);
  await expect(page.getByRole("img", { name: /^ROC curve of/ })).toHaveCount(10);
  await page.getByText("The same for MNIST").click();
  await expect(page.getByRole("img", { name: /^ROC curve of/ })).toHaveCount(20);
  await page.getByText("The figures as a table").first().click();
  await expect(page.getByRole("columnheader", { name: "Chance given" }).first()).toBeVisible();
});
