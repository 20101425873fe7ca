import { expect, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { boardPage, openBoard } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import { cookieHeader, type Session } from "./session.ts";

const closeLink = async (url: string, board: string, session: Session) => {
  const answer = await fetch(`${url}/api/boards/${board}/sharing`, {
    method: "POST",
    headers: { cookie: cookieHeader(session), origin: url, "content-type": "application/json" },
    body: JSON.stringify({ do: "link-access", access: "off" }),
  });
  expect(answer.status).toBe(200);
};

/** Asks by keyboard alone, and gives what the page then shows. */
async function ask(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await tabTo(page, page.getByRole("button", { name: "Ask to join" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("You have asked.")).toBeVisible();
  return (await page.getByRole("main").textContent()) ?? "";
}

test("one who asks is seen by the owner, let in by keyboard alone, and the page that waits opens by itself", async ({
  guest,
  board,
  site,
}) => {
  const [ann, bob] = [await guest({ name: "Ann" }), await guest({ name: "Bob" })];
  const id = await board(ann);
  const address = `${site.url}/board/${id}`;
  await closeLink(site.url, id, ann.session);
  const anns = await openBoard(ann.page, address);
  const words = await ask(bob.page, address);
  expect(await violations(bob.page)).toEqual([]);
  await anns.button("Share, 1 asking to join").click();
  await ann.page.getByRole("link", { name: "Members and changes: 1 asking to join" }).click();
  const row = ann.page.getByRole("list", { name: "Asking to join" }).getByRole("listitem");
  await expect(row).toContainText("Bob");
  expect(await violations(ann.page)).toEqual([]);
  await bob.page.reload();
  await expect(bob.page.getByText("You have asked.")).toBeVisible();
  const di = await guest({ name: "Di" });
  await ask(di.page, address); // the open page learns of her too
  const dis = ann.page.getByRole("button", { name: "Decline Di" });
  await dis.click();
  await expect(dis).toHaveCount(0);
  await tabTo(ann.page, ann.page.getByLabel("What Bob is let in to do"));
  await ann.page.keyboard.type("to look");
  await tabTo(ann.page, ann.page.getByRole("button", { name: "Let Bob in" }));
  await ann.page.keyboard.press("Enter");
  const bobs = boardPage(bob.page);
  await expect(bobs.status).toHaveText(/^Connected/);
  await expect(bobs.button("Pen")).toBeDisabled();
  await expect(row).toHaveCount(0);
  const changes = ann.page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.first()).toContainText("Ann let Bob in to look.");

  const none = `${id.slice(0, 11)}${[...id.slice(11)].reverse().join("")}`;
  const cy = await guest({ name: "Cy" });
  expect(await ask(cy.page, `${site.url}/board/${none}`)).toBe(words);
});

test("one who is declined learns nothing of it, and does not come to the owner again", async ({
  guest,
  board,
  site,
}) => {
  const [ann, bob, cy] = [
    await guest({ name: "Ann" }),
    await guest({ name: "Bob" }),
    await guest({ name: "Cy" }),
  ];
  const id = await board(ann);
  const address = `${site.url}/board/${id}`;
  await closeLink(site.url, id, ann.session);
  const anns = await openBoard(ann.page, address);
  const words = await ask(bob.page, address);
  await anns.button("Share, 1 asking to join").click();
  await ann.page.getByRole("link", { name: /^Members and changes/ }).click();
  await ann.page.getByRole("button", { name: "Decline Bob" }).click();
  const changes = ann.page.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await expect(changes.first()).toContainText("Ann did not let Bob in.");
  await bob.page.evaluate(() => sessionStorage.clear());
  expect(await ask(bob.page, address)).toBe(words);
  await ask(cy.page, address); // what Bob asked was put off before this
  await openBoard(ann.page, address);
  await anns.button("Share, 1 asking to join").click();
  await ann.page.getByRole("link", { name: "Members and changes: 1 asking to join" }).click();
  const rows = ann.page.getByRole("list", { name: "Asking to join" }).getByRole("listitem");
  await expect(rows).toHaveText([/^Cy/]);
});
