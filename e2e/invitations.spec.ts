import { expect, type Page } from "@playwright/test";
import { type Inbox, openInbox, secretIn } from "../server/mail/testing/inbox.ts";
import { violations } from "./axe.ts";
import { boardPage } from "./boardPage.ts";
import { test as base } from "./fixtures.ts";
import { tabTo } from "./keyboard.ts";
import { freePort, freshFolder, type RunningServer, startServer } from "./server.ts";
import { browserCookies, cookieHeader, makeAccount, makeBoard, makeGuest } from "./session.ts";

const PASSWORD = "seven quiet lamps";
const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
] as const;

type Mailed = { readonly site: RunningServer; readonly inbox: Inbox };

/** A site whose mails come to an inbox; each test has addresses of its own. */
const test = base.extend<object, { readonly mailed: Mailed }>({
  mailed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const [inbox, folder] = [await openInbox(), await freshFolder()];
      const env = { SMTP_URL: inbox.url, MAIL_FROM: "Digitboard <board@example.org>" };
      const site = await startServer({ dataDir: folder.dir, port: await freePort(), env });
      await use({ site, inbox });
      await site.stop();
      await inbox.close();
      await folder.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Signs a new account of a confirmed address in and opens the members' page of a closed board of theirs. */
async function membersOfClosed({ site, inbox }: Mailed, page: Page, email: string): Promise<string> {
  const session = await makeAccount(site.url, email, PASSWORD);
  const headers = { cookie: cookieHeader(session), origin: site.url, "content-type": "application/json" };
  const post = async (path: string, body: object) => {
    const answer = await fetch(site.url + path, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.ok, path).toBe(true);
  };
  await post("/api/confirm", { secret: secretIn(await inbox.next(email, /^Confirm/)) });
  const board = await makeBoard(site.url, session, "Sums");
  await post(`/api/boards/${board}/sharing`, { do: "link-access", access: "off" });
  await page.context().addCookies(browserCookies(session));
  await page.goto(`${site.url}/board/${board}/members`);
  await expect(page.getByRole("heading", { name: "Changes" })).toBeVisible();
  return `${site.url}/board/${board}`;
}

test("by keyboard alone the owner invites someone by e-mail, whose link lets one person in", async ({
  mailed,
  stranger,
}) => {
  const { site, inbox } = mailed;
  const ann = await stranger();
  const address = await membersOfClosed(mailed, ann, "ann@example.org");
  const list = ann.getByRole("list", { name: "Invitations" }).getByRole("listitem");
  const changes = ann.getByRole("list", { name: "Changes" }).getByRole("listitem");
  await tabTo(ann, ann.getByLabel("Their e-mail"));
  await ann.keyboard.type("nobody at all");
  await ann.keyboard.press("Enter");
  await expect(ann.getByRole("alert").filter({ hasText: "Enter an e-mail address such as" })).toBeFocused();
  await tabTo(ann, ann.getByLabel("Their e-mail"));
  await ann.keyboard.press("ControlOrMeta+a");
  await ann.keyboard.type("bo@example.org");
  await tabTo(ann, ann.getByLabel("What the invited person may do"));
  await ann.keyboard.type("To look");
  await tabTo(ann, ann.getByRole("button", { name: "Invite", exact: true }));
  await ann.keyboard.press("Enter");
  await expect(ann.getByText("The invitation to bo@example.org is on its way.")).toBeVisible();
  await expect(list).toHaveText([/^bo@example\.org to lookUntil /]);
  await expect(changes.first()).toContainText("Ada invited someone by e-mail to look.");
  const link = `${site.url}/join/${secretIn(await inbox.next("bo@example.org", /^You are invited to a board/))}`;

  const bo = await stranger();
  await bo.goto(link);
  await bo.getByLabel("Your name").fill("Bo");
  await bo.getByRole("button", { name: "Join" }).click();
  await expect(bo).toHaveURL(address);
  await expect(boardPage(bo).status).toHaveText(/^Connected/);
  await expect(boardPage(bo).button("Pen")).toBeDisabled();

  const cy = await stranger();
  await cy.goto(link);
  await cy.getByLabel("Your name").fill("Cy");
  await cy.getByRole("button", { name: "Join" }).click();
  await expect(cy.getByText("This invitation was used or taken back")).toBeVisible();
  await ann.reload();
  await expect(changes.first()).toContainText("Bo came by an invitation to look.");
  await expect(list).toHaveCount(0);
});

test("an invitation is taken back, or its link made anew and copied; the one mailed then opens nothing", async ({
  mailed,
  stranger,
}) => {
  const { site, inbox } = mailed;
  const ann = await stranger({ permissions: ["clipboard-read", "clipboard-write"] });
  const address = await membersOfClosed(mailed, ann, "anna@example.org");
  const mail = async (email: string) => {
    await ann.getByLabel("Their e-mail").fill(email);
    await ann.getByRole("button", { name: "Invite", exact: true }).click();
    return secretIn(await inbox.next(email, /^You are invited/));
  };
  const [bos, cys] = [await mail("bob@example.org"), await mail("cyd@example.org")];
  await ann.getByRole("button", { name: "Take back: bob@example.org to write" }).click();
  const list = ann.getByRole("list", { name: "Invitations" }).getByRole("listitem");
  await expect(list).toHaveText([/^cyd@example\.org to write/]);
  await ann.getByRole("button", { name: "New link: cyd@example.org to write" }).click();
  const shown = list.getByLabel("New link", { exact: true });
  await expect(shown).toHaveText(/\/join\/[\w-]{32}$/);
  await list.getByRole("button", { name: "Copy" }).click();
  await expect(list.getByText("The link is on your clipboard.")).toBeVisible();
  const link = await ann.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await shown.textContent());
  const join = async (secret: string) => {
    const { cookies } = await makeGuest(site.url, "Cy");
    const answer = await fetch(`${site.url}/api/join`, {
      method: "POST",
      headers: { cookie: cookies.join("; "), origin: site.url, "content-type": "application/json" },
      body: JSON.stringify({ secret }),
    });
    return [answer.status, (await answer.json()).board];
  };
  for (const secret of [bos, cys]) expect(await join(secret)).toEqual([404, undefined]);
  expect(await join(link.split("/").at(-1) ?? "")).toEqual([200, address.split("/").at(-1)]);
});

test("who has not confirmed their address, or is a guest, reads what to do before they invite by e-mail", async ({
  mailed: { site },
  stranger,
}) => {
  const people = [
    [await makeGuest(site.url, "Guest"), "Guests do not invite by e-mail.", "/register"],
    [
      await makeAccount(site.url, "eve@example.org", PASSWORD),
      "Confirm your own e-mail address first",
      "/account",
    ],
  ] as const;
  for (const [session, words, path] of people) {
    const board = await makeBoard(site.url, session, "Sums");
    const page = await stranger();
    await page.context().addCookies(browserCookies(session));
    await page.goto(`${site.url}/board/${board}/members`);
    const section = page.getByRole("region", { name: "Invitations" });
    await expect(section.getByText(words)).toBeVisible();
    await expect(section.locator(`a[href="${path}"]`)).toBeVisible();
    await expect(page.getByLabel("Their e-mail")).toHaveCount(0);
    const answer = await fetch(`${site.url}/api/boards/${board}/invites/mail`, {
      method: "POST",
      headers: { cookie: cookieHeader(session), origin: site.url, "content-type": "application/json" },
      body: JSON.stringify({ email: "bo@example.org", granted: "viewer", hours: 1 }),
    });
    expect(answer.status).toBe(403);
    expect((await answer.json()).error).toContain(words);
  }
});

for (const viewport of SIZES) {
  test(`axe finds nothing on the members with each kind of invitation, ${viewport.width} × ${viewport.height}`, async ({
    mailed,
    stranger,
  }) => {
    const ann = await stranger({ viewport });
    await membersOfClosed(mailed, ann, `ann${viewport.width}@example.org`);
    await ann.getByLabel("Their e-mail").fill("someone.with.a.long.address@a-long-domain.example.org");
    await ann.getByRole("button", { name: "Invite", exact: true }).click();
    await ann.getByRole("button", { name: "Make a join code" }).click();
    await ann.getByRole("button", { name: "Make a link" }).click();
    const list = ann.getByRole("list", { name: "Invitations" }).getByRole("listitem");
    await expect(list).toHaveCount(3);
    await ann.getByRole("button", { name: /^New link: someone/ }).click();
    await expect(list.getByLabel("New link", { exact: true })).toBeVisible();
    expect(await violations(ann)).toEqual([]);
    const sideways = await ann.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  });
}
