import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { register } from "./register.ts";

test("a key is made, shown once, lets a program read ink and nothing else, and is revoked", async ({
  stranger,
  request,
  site,
}) => {
  const page = await stranger({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
  await register(page, site.url, "keys@example.org");
  await page.goto(`${site.url}/account`);
  await page.getByLabel("What the key is for").fill("marks script");
  await page.getByLabel("What the key is for").press("Enter");
  const key = (await page.getByText(/^digitboard_/).textContent()) ?? "";
  expect(key).toMatch(/^digitboard_[\w-]{43}$/);
  await expect(page.getByRole("list", { name: "Your keys" }).getByText("Never used")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);

  const headers = { authorization: `Bearer ${key}` };
  const line = Array.from({ length: 20 }, (_, n) => [50, n * 5]);
  const ask = () => request.post(`${site.url}/api/recognize`, { headers, data: { strokes: [line] } });
  const answer = await ask();
  expect(answer.status(), await answer.text()).toBe(200);
  expect(await answer.json()).toHaveProperty("numbers");
  expect((await request.get(`${site.url}/api/boards`, { headers })).status()).toBe(401);

  await page.reload();
  await expect(page.getByText(/^digitboard_/)).toHaveCount(0);
  await page
    .getByRole("list", { name: "Your keys" })
    .screenshot({ path: test.info().outputPath("keys.png") });
  await page.getByRole("button", { name: "Revoke marks script" }).click();
  await expect(page.getByRole("list", { name: "Your keys" })).toBeHidden();
  expect((await ask()).status()).toBe(401);
});
