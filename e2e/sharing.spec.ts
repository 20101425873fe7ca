import { expect, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { openBoard } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";

test("the owner decides what the link allows, and everyone on the board is held to it at once", async ({
  guest,
  board,
  site,
}) => {
  const [ann, bob] = [await guest({ name: "Ann" }), await guest({ name: "Bob" })];
  const address = `${site.url}/board/${await board(ann)}`;
  const anns = await openBoard(ann.page, address);
  const bobs = await openBoard(bob.page, address);
  await anns.button("Share").click();
  const dialog = ann.page.getByRole("dialog", { name: "Share this board" });
  const link = dialog.getByLabel("Everyone who has the link");
  await link.selectOption("can only look");
  await expect(bobs.button("Pen")).toBeDisabled();
  await link.selectOption("can write");
  await expect(bobs.button("Pen")).toBeEnabled();
  await dialog.getByLabel(/^Everyone only looks for now/).check();
  await expect(bobs.button("Pen")).toBeDisabled();
  await dialog.getByLabel(/^Everyone only looks for now/).uncheck();
  await expect(bobs.button("Pen")).toBeEnabled();
  await link.selectOption("cannot open the board");
  await expect(bob.page.getByText("This board is not open to you")).toBeVisible();
  await bob.page.reload();
  await expect(bob.page.getByRole("heading", { name: "No board is open to you here" })).toBeVisible();
});

test("the members' page shows who was here, removes and takes back, and lists each change", async ({
  guest,
  board,
  site,
}) => {
  const [ann, bob] = [await guest({ name: "Ann" }), await guest({ name: "Bob" })];
  const id = await board(ann);
  await openBoard(bob.page, `${site.url}/board/${id}`);
  await ann.page.goto(`${site.url}/board/${id}/members`);
  const place = ann.page.getByLabel("What Bob may do");
  await place.selectOption("removed");
  await expect(bob.page.getByText("This board is not open to you")).toBeVisible();
  const changes = ann.page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.first()).toContainText("Ann removed Bob.");
  await place.selectOption("can write");
  await expect(changes.first()).toContainText("Ann allowed Bob to write.");
  await openBoard(bob.page, `${site.url}/board/${id}`);
  await bob.page.goto(`${site.url}/board/${id}/members`);
  await expect(bob.page.getByRole("heading", { name: "Members" })).toHaveCount(0);
});

test("the owner names a person on the board and hides them, by keyboard alone; the others' pages change at once", async ({
  guest,
  board,
  site,
}) => {
  const [ann, bob, cy] = [
    await guest({ name: "Ann" }),
    await guest({ name: "Bob Longname" }),
    await guest({ name: "Cy" }),
  ];
  const id = await board(ann);
  const address = `${site.url}/board/${id}`;
  for (const { page } of [bob, cy]) await openBoard(page, address);
  const here = (page: Page) => page.getByRole("button", { name: /^People here/ });
  await expect(here(cy.page)).toHaveAccessibleName("People here: Cy, Bob Longname");
  await ann.page.goto(`${address}/members`);
  const row = ann.page.getByRole("list", { name: "People" }).getByRole("listitem").filter({ hasText: "Bob" });
  const name = async (act: () => Promise<void>) => {
    await tabTo(ann.page, row.getByRole("button", { name: /^Name / }));
    await ann.page.keyboard.press("Enter");
    await expect(ann.page.getByRole("dialog")).toBeVisible();
    await act();
    await tabTo(ann.page, ann.page.getByRole("button", { name: "Save" }));
    await ann.page.keyboard.press("Enter");
    await expect(ann.page.getByRole("dialog")).toHaveCount(0);
  };
  await name(async () => {
    await tabTo(ann.page, ann.page.getByLabel("Name on this board"));
    await ann.page.keyboard.press("ControlOrMeta+a");
    await ann.page.keyboard.type("Cy");
  });
  await expect(row).toContainText("Cy 2Bob Longname by their own name");
  await expect(here(cy.page)).toHaveAccessibleName("People here: Cy, Cy 2");
  await expect(here(bob.page)).toHaveAccessibleName("People here: Cy 2, Cy");
  await name(async () => {
    await tabTo(ann.page, ann.page.getByLabel(/^Hide the name/));
    await ann.page.keyboard.press("Space");
    expect(await violations(ann.page)).toEqual([]);
  });
  await expect(row).toContainText("hidden from the others");
  await expect(here(cy.page)).toHaveAccessibleName("People here: Cy, Someone");
  await expect(here(bob.page)).toHaveAccessibleName("People here: Cy 2, Cy");
  const changes = ann.page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes).toContainText([
    "Ann hid the name of Bob Longname.",
    "Ann named Bob Longname “Cy” on this board.",
  ]);
  const listed = await (await cy.page.request.get(`${site.url}/api/boards`)).text();
  expect(listed).toContain("Someone");
  expect(listed).not.toMatch(/Bob|Cy 2/);
  await cy.page.goto(`${site.url}/boards`);
  expect(await cy.page.content()).not.toMatch(/Bob|Cy 2/);
});

test("who has only the join code comes in by it with a name, whatever the board's own link allows", async ({
  guest,
  stranger,
  board,
  site,
}) => {
  const ann = await guest({ name: "Ann" });
  const id = await board(ann);
  const anns = await openBoard(ann.page, `${site.url}/board/${id}`);
  await anns.button("Share").click();
  const dialog = ann.page.getByRole("dialog", { name: "Share this board" });
  await dialog.getByLabel("Everyone who has the link").selectOption("cannot open the board");
  await dialog.getByRole("button", { name: "Make a join code" }).click();
  const code = await dialog.getByText(/^[3467ACDEFGHJKMNPQRTWXY]{6}$/).textContent();
  const page = await stranger();
  await page.goto(`${site.url}/join`);
  await page.getByLabel("Join code").fill("WWWWWW");
  await page.getByLabel("Your name").fill("Cy");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText("No board has this code now")).toBeVisible();
  await page.getByLabel("Join code").fill((code ?? "").toLowerCase());
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(`${site.url}/board/${id}`);
  await expect(page.getByRole("status", { name: "Connection" })).toHaveText(/^Connected/);
  await expect(page.getByRole("button", { name: "Pen", exact: true })).toBeEnabled();
});
