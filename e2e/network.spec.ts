import { expect, type Page } from "@playwright/test";
import { LIMITS } from "../core/wire/limits.ts";
import { REASONS } from "../core/wire/reasons.ts";
import { boardLog, strokesIn } from "./boardLog.ts";
import { inkIn, openBoard } from "./boardPage.ts";
import { writeDigit, writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";
import { openLine } from "./line.ts";
import { freePort, freshFolder, startServer } from "./server.ts";
import { browserCookies, makeBoard, makeGuest } from "./session.ts";

const PLACE = { x: 300, y: 240, height: 100, seed: 8 };
const AROUND = { x: 280, y: 210, w: 330, h: 160 };

/** Whether this browser keeps a board on which `text` is read. */
function isRemembered(page: Page, text: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const opening = indexedDB.open("digitboard-memory");
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = db.transaction("readings").objectStore("readings").getAll();
    const rows = await new Promise<unknown>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    db.close();
    return JSON.stringify(rows).includes(`"text":"${wanted}"`);
  }, text);
}

test("a network lost in mid-stroke loses nothing, and the badge says so", async ({ guest, board, site }) => {
  const [ada, ben] = [await guest({ name: "Ada" }), await guest({ name: "Ben" })];
  const id = await board(ada);
  const line = await openLine(site.port);
  const a = await openBoard(ada.page, `${line.url}/board/${id}`);
  const b = await openBoard(ben.page, `${site.url}/board/${id}`);
  const hand = await handOn(ada.page, "pen");
  const [first = [], ...others] = writeNumber("236", PLACE);

  await hand.press(first.slice(0, 8));
  line.cut();
  await ada.context.setOffline(true);
  await hand.draw(first.slice(8));
  await hand.lift();
  await hand.write(others);
  await expect(a.status).toHaveText(/^(Reconnecting|Offline)/);
  expect(await inkIn(ada.page, AROUND)).toBeGreaterThan(200);

  line.heal();
  await ada.context.setOffline(false);
  await expect(a.status).toHaveText(/^Connected/);
  await expect(b.log).toHaveText("236");
  const strokes = strokesIn(await boardLog(site.url, id, ben.session));
  expect(strokes.length).toBe(1 + others.length);
  expect(strokes[0]?.samples.length).toBe(first.length);
  await line.close();
});

test("what was written without a network survives a reload of the page", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  const line = await openLine(site.port);
  const a = await openBoard(ada.page, `${line.url}/board/${id}`);
  line.cutSocket(true); // only the socket goes: the page itself can still be loaded
  await expect(a.status).toHaveText(/^(Reconnecting|Offline)/);
  const strokes = writeDigit(6, PLACE);
  await (await handOn(ada.page, "pen")).write(strokes);
  await ada.page.reload();
  await expect.poll(() => inkIn(ada.page, AROUND)).toBeGreaterThan(100);
  expect(strokesIn(await boardLog(site.url, id, ada.session)).length).toBe(0);
  line.cutSocket(false);
  await expect(a.status).toHaveText(/^Connected/);
  await expect(a.log).toHaveText("6");
  expect(strokesIn(await boardLog(site.url, id, ada.session)).length).toBe(strokes.length);
  await line.close();
});

test("a reload without a network shows the board as last known; signing out forgets it", async ({
  guest,
  board,
  site,
}) => {
  const [ada, ben] = [await guest({ name: "Ada" }), await guest({ name: "Ben" })];
  const id = await board(ada);
  const line = await openLine(site.port);
  const a = await openBoard(ada.page, `${line.url}/board/${id}`);
  await openBoard(ben.page, `${site.url}/board/${id}`);
  await (await handOn(ben.page, "mouse")).write(writeNumber("47", PLACE));
  await expect(a.log).toHaveText("47");
  await expect.poll(() => isRemembered(ada.page, "47")).toBe(true);
  line.cutSocket(true);
  await ada.page.reload();
  await expect(a.status).toHaveText(/^(Reconnecting|Offline).*board as of/);
  await expect(a.log).toHaveText("47");
  await expect.poll(() => inkIn(ada.page, AROUND)).toBeGreaterThan(100);
  await (await handOn(ada.page, "mouse")).write(writeDigit(1, { ...PLACE, y: 480 }));
  await expect(a.status).toHaveText(/1 stroke waiting, board as of|Reconnecting/);
  line.cutSocket(false);
  await expect(a.status).toHaveText(/^Connected/);
  await expect(a.log).toHaveText("47 1");

  await ada.page.goto(`${line.url}/boards`);
  await ada.page.getByRole("button", { name: /^You: / }).click();
  await ada.page.getByRole("menuitem", { name: "Sign out" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await ada.page.waitForURL(`${line.url}/`);
  expect(await isRemembered(ada.page, "47")).toBe(false);
  expect(await ada.page.evaluate(() => Object.keys(localStorage).join())).not.toContain(id);
  await line.close();
});

test("a board that was open opens again without a network, and what is written on it then is sent", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest({ name: "Ada" });
  const id = await board(ada, "Sums");
  const line = await openLine(site.port);
  const { page, context } = ada;
  const a = await openBoard(page, `${line.url}/board/${id}`);
  await (await handOn(page, "mouse")).write(writeNumber("47", PLACE));
  await expect(a.log).toHaveText("47");
  const isKept = () => page.evaluate(async () => (await caches.match("/offline")) !== undefined);
  await expect.poll(isKept).toBe(true);
  await expect.poll(() => isRemembered(page, "47")).toBe(true);

  line.cut();
  await context.setOffline(true);
  await page.reload();
  await expect(a.status).toHaveText(/^(Offline|Reconnecting).*board as of/);
  await expect(a.log).toHaveText("47");
  expect(page.url()).toBe(`${line.url}/board/${id}`);
  await (await handOn(page, "mouse")).write(writeDigit(1, { ...PLACE, y: 480 }));
  await expect(a.status).toHaveText(/^(Offline, 1 stroke waiting|Reconnecting)/);
  await page.goto(`${line.url}/boards`);
  await expect(page.getByRole("heading", { name: "Digitboard cannot be reached" })).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("online"))); // of a network that leads nowhere
  await page.getByRole("link", { name: "Sums" }).click();
  await expect(a.region).toBeVisible();
  await expect.poll(() => inkIn(page, { ...AROUND, y: 450 })).toBeGreaterThan(50);
  await expect(a.status).toHaveText(/^(Offline, 1 stroke waiting|Reconnecting)/);

  line.heal();
  await context.setOffline(false);
  await expect(a.status).toHaveText(/^Connected/);
  await expect(a.log).toHaveText("47 1");
  expect(strokesIn(await boardLog(site.url, id, ada.session)).length).toBe(
    writeNumber("47", PLACE).length + writeDigit(1, PLACE).length,
  );

  const answers = await page.evaluate(async () => {
    const opened = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(opened.map((cache) => cache.keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(answers.filter((path) => !path.startsWith("/_next/static/")).sort()).toEqual([
    "/early.js",
    "/offline",
    "/theme.js",
  ]);
  line.cut();
  await context.setOffline(true);
  await page.goto(`${line.url}/boards`);
  await expect(page.getByRole("heading", { name: "Digitboard cannot be reached" })).toBeVisible();
  line.heal();
  await context.setOffline(false); // and the page opens by itself
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${line.url}/`);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await line.close();
});

test("the page that is shown without a network does not reload at its own address", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  await page.clock.install();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}/offline`);
  await expect(page.getByRole("heading", { name: "Digitboard cannot be reached" })).toBeVisible();
  await page.clock.runFor(20_000);
  await page.evaluate(() => fetch("/theme.js?last", { cache: "no-store" })); // whatever the page asked for was asked before
  await expect.poll(() => asked.at(-1)).toBe("/theme.js");
  expect(asked).not.toContain("/api/health");
});

test("a server killed while people write comes back with every stroke", async ({ browser }) => {
  test.setTimeout(150_000);
  const folder = await freshFolder();
  const port = await freePort();
  const first = await startServer({ dataDir: folder.dir, port });
  const session = await makeGuest(first.url, "Ada");
  const id = await makeBoard(first.url, session, "Kept");
  const context = await browser.newContext();
  await context.addCookies(browserCookies(session));
  const page = await context.newPage();
  const a = await openBoard(page, `${first.url}/board/${id}`);
  const hand = await handOn(page, "pen");
  const [one = [], ...rest] = writeNumber("9258", PLACE);
  await hand.write([one]);
  await hand.press(rest[0] ?? []);
  await first.kill();
  await hand.lift();
  await hand.write(rest.slice(1));
  await expect(a.status).toHaveText(/^(Reconnecting|Offline)/);
  const second = await startServer({ dataDir: folder.dir, port });
  await expect(a.status).toHaveText(/^Connected/, { timeout: 20_000 });
  await expect(a.log).toHaveText("9258");
  const strokes = strokesIn(await boardLog(second.url, id, session));
  expect(strokes.map((stroke) => stroke.samples.length)).toEqual(
    [one, ...rest].map((stroke) => stroke.length),
  );
  await context.close();
  await second.stop();
  await folder.remove();
});

test("where WebSockets are blocked, the board works by polling", async ({ guest, board, site }) => {
  const [ada, ben] = [await guest({ name: "Ada" }), await guest({ name: "Ben" })];
  const id = await board(ada);
  const line = await openLine(site.port, { webSockets: false });
  const a = await openBoard(ada.page, `${line.url}/board/${id}`);
  const b = await openBoard(ben.page, `${site.url}/board/${id}`);
  await (await handOn(ada.page, "mouse")).write(writeNumber("52", PLACE));
  await expect(b.log).toHaveText("52");
  await (await handOn(ben.page, "mouse")).write(writeDigit(7, { ...PLACE, y: 480 }));
  await expect(a.log).toHaveText("52 7");
  await line.close();
});

test("where WebSockets are blocked, too, a person is told in words that a message was too large, and the board goes on", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest({ name: "Ada" });
  const id = await board(ada);
  const line = await openLine(site.port, { webSockets: false });
  const a = await openBoard(ada.page, `${line.url}/board/${id}`);
  const polls = /\/socket\.io\/.*transport=polling/;
  let isSpoilt = false;
  await ada.page.route(polls, (route) => {
    if (isSpoilt || route.request().method() !== "POST") return route.continue();
    isSpoilt = true;
    return route.continue({ postData: "4".repeat(LIMITS.transportBytes + 1) });
  });
  await (await handOn(ada.page, "mouse")).write(writeNumber("52", PLACE));
  await expect(ada.page.getByRole("alert").filter({ hasText: REASONS["too-large"] })).toBeVisible();
  await expect(a.log).toHaveText("52");
  await expect(a.status).toHaveText(/^Connected/);
  await line.close();
});
