import { expect } from "@playwright/test";
import { boardLog } from "./boardLog.ts";
import { openBoard } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { give, largePhoto, pdf, png, readImage } from "./imageFiles.ts";
import { cookieHeader, makeGuest } from "./session.ts";

test("an image's numbers are put on a board one chose, seen by all, undone and redone in one go, and there after a reload", async ({
  guest,
  board,
  site,
}) => {
  const [ada, bo] = [await guest({ name: "Ada" }), await guest({ name: "Bo" })];
  const id = await board(ada, "Sums");
  const seen = await openBoard(bo.page, `${site.url}/board/${id}`);
  await readImage(ada.page, site.url, "407");
  await ada.page.getByRole("button", { name: "Put on a board" }).click();
  await ada.page
    .getByRole("list", { name: "One of your boards" })
    .getByRole("button", { name: /^Sums/ })
    .click();
  await ada.page.waitForURL(new RegExp(`/board/${id}$`));
  const own = await openBoard(ada.page, `${site.url}/board/${id}`);
  await expect(own.log).toHaveText("407");
  await expect(seen.log).toHaveText("407");
  const log = await boardLog(site.url, id, ada.session);
  expect(log.map(({ op }) => op.kind)).toEqual(["place"]);
  await own.button("Undo").click();
  await expect(seen.log).toHaveText("");
  await expect(own.log).toHaveText("");
  await own.button("Redo").click();
  await expect(seen.log).toHaveText("407");
  await bo.page.reload();
  await expect(seen.log).toHaveText("407");
  expect((await boardLog(site.url, id, ada.session)).map(({ op }) => op.kind)).toEqual([
    "place",
    "hide",
    "show",
  ]);
});

test("placed digits are corrected like ink, by others too, and no longer say what the image read", async ({
  guest,
  board,
  site,
}) => {
  const [ada, bo] = [await guest({ name: "Ada" }), await guest({ name: "Bo" })];
  const id = await board(ada);
  const own = await openBoard(ada.page, `${site.url}/board/${id}`);
  await give(ada.page, "paste", [await png("407")]);
  await expect(own.log).toHaveText("407");
  const seen = await openBoard(bo.page, `${site.url}/board/${id}`);
  await seen.number("407").click();
  const field = bo.page.getByLabel("Another number");
  await field.fill("401");
  await field.press("Enter");
  await expect(own.log).toHaveText("401");
  await own.number("401").click();
  await ada.page.getByRole("button", { name: "Split into 40 and 1" }).click();
  await expect(seen.log).toHaveText("40 1");
  await own.button("Undo").click();
  await expect(seen.log).toHaveText("401");
  await seen.button("Undo").click();
  await expect(own.log).toHaveText("407");
});

test("the image lies on the board for whoever may read the board and nobody else, until it is deleted", async ({
  guest,
  board,
  site,
}) => {
  const [ada, bo] = [await guest({ name: "Ada" }), await guest({ name: "Bo" })];
  const id = await board(ada);
  const own = await openBoard(ada.page, `${site.url}/board/${id}`);
  await give(ada.page, "drop", [await png("52")]);
  await expect(own.log).toHaveText("52");
  const [entry] = await boardLog(site.url, id, ada.session);
  const image = entry?.op.kind === "place" ? entry.op.image : "";
  const address = `${site.url}/api/boards/${id}/images/${image}`;
  const status = async (cookie: string) => (await fetch(address, { headers: { cookie } })).status;
  const [adas, bos] = [cookieHeader(ada.session), cookieHeader(bo.session)];
  const answer = await fetch(address, { headers: { cookie: bos } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(answer.headers.get("cache-control")).toContain("private");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(await status("")).toBe(401);
  expect(
    await fetch(`${site.url}/api/images/${image}/original`, { headers: { cookie: bos } }),
  ).toHaveProperty("status", 404);
  const other = await board(ada, "Another");
  const elsewhere = `${site.url}/api/boards/${other}/images/${image}`;
  expect((await fetch(elsewhere, { headers: { cookie: adas } })).status).toBe(404);
  const closed = await fetch(`${site.url}/api/boards/${id}/sharing`, {
    method: "POST",
    headers: { cookie: adas, origin: site.url, "content-type": "application/json" },
    body: JSON.stringify({ do: "link-access", access: "off" }),
  });
  expect(closed.status).toBe(200);
  expect(await status(bos)).toBe(404);
  expect(await status(adas)).toBe(200);
  const headers = { cookie: adas, origin: site.url };
  expect((await fetch(`${site.url}/api/images/${image}`, { method: "DELETE", headers })).status).toBe(204);
  expect(await status(adas)).toBe(404);
  await ada.page.reload();
  await expect(own.log).toHaveText("52");
});

test("an image is chosen from the board's own menu, and may be cancelled on its way", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const own = await openBoard(ada.page, `${site.url}/board/${id}`);
  const jobs = ada.page.getByRole("region", { name: "Images on their way" });
  let answer: (() => void) | undefined;
  await ada.page.route("**/api/images", async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.continue().catch(() => undefined);
  });
  const chosen = ada.page.waitForEvent("filechooser");
  await own.button("Image").click();
  await (await chosen).setFiles(await png("36"));
  await expect(jobs).toContainText("Uploading…");
  await ada.page.getByRole("button", { name: "Cancel 36.png" }).click();
  await expect(jobs).toBeHidden();
  answer?.();
  await ada.page.unroute("**/api/images");
  const again = ada.page.waitForEvent("filechooser");
  await own.button("View").click();
  await ada.page.getByRole("menuitem", { name: "Image from this device" }).click();
  await (await again).setFiles(await png("85"));
  await expect(own.log).toHaveText("85");
  await expect(jobs).toBeHidden();
  const { images } = await (await ada.page.request.get(`${site.url}/api/images`)).json();
  expect(images.map(({ name }: { name: string }) => name)).toEqual(["85.png"]);
});

test("each page of a PDF is put on the board as an op of its own, and what was made smaller is told", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const id = await board(ada);
  const own = await openBoard(ada.page, `${site.url}/board/${id}`);
  const chosen = ada.page.waitForEvent("filechooser");
  await own.button("Image").click();
  const chooser = await chosen;
  expect(await chooser.element().getAttribute("accept")).toContain("application/pdf");
  await chooser.setFiles(await pdf("sums.pdf", ["407", "52"]));
  await expect(own.log).toHaveText("407 52");
  expect((await boardLog(site.url, id, ada.session)).map(({ op }) => op.kind)).toEqual(["place", "place"]);
  await own.button("Undo").click();
  await expect(own.log).toHaveText("407");
  await give(ada.page, "paste", [await largePhoto("36")]);
  await expect(ada.page.getByText(/large\.jpg: .*made smaller first/)).toBeVisible();
  await expect(own.log).toHaveText("407 36");
});

test("who may only look is told so in words, and a file that is no image says what is accepted", async ({
  guest,
  board,
  site,
}) => {
  const [ada, bo] = [await guest({ name: "Ada" }), await guest({ name: "Bo" })];
  const id = await board(ada);
  await fetch(`${site.url}/api/boards/${id}/sharing`, {
    method: "POST",
    headers: { cookie: cookieHeader(ada.session), origin: site.url, "content-type": "application/json" },
    body: JSON.stringify({ do: "link-access", access: "viewer" }),
  });
  const seen = await openBoard(bo.page, `${site.url}/board/${id}`);
  await expect(seen.button("Image")).toBeDisabled();
  await give(bo.page, "paste", [await png("36")]);
  await expect(bo.page.getByRole("alert").filter({ hasText: "not change it" })).toBeVisible();
  expect((await (await bo.page.request.get(`${site.url}/api/images`)).json()).images).toEqual([]);
  const own = await openBoard(ada.page, `${site.url}/board/${id}`);
  const chosen = ada.page.waitForEvent("filechooser");
  await own.button("Image").click();
  await (await chosen).setFiles({ name: "notes.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await expect(ada.page.getByRole("alert").filter({ hasText: "accepted" })).toBeVisible();
  await ada.page.getByRole("button", { name: "Close notes.png" }).click();
  await expect(ada.page.getByRole("region", { name: "Images on their way" })).toBeHidden();
});

test("nobody reads what puts another's image on a board", async ({ guest, site }) => {
  const ada = await guest({ name: "Ada" });
  const id = await readImage(ada.page, site.url, "9");
  const bo = await makeGuest(site.url, "Bo");
  for (const path of ["place", "steps"]) {
    const address = `${site.url}/api/images/${id}/${path}`;
    expect((await fetch(address)).status, path).toBe(401);
    expect((await fetch(address, { headers: { cookie: cookieHeader(bo) } })).status, path).toBe(404);
  }
});

test("what the network saw is shown: the steps on the way and each digit's 28 by 28 pixels", async ({
  guest,
  site,
}) => {
  const { page } = await guest();
  await readImage(page, site.url, "407");
  await page.getByText("What the network saw").click();
  const digits = page.getByRole("list", { name: "Digits as the network got them" });
  await expect(digits.getByRole("img")).toHaveCount(3);
  const brightest = await digits.getByRole("img").evaluateAll((canvases) =>
    canvases.map((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, 28, 28).data ?? [];
      return Math.max(...[...pixels].filter((_, i) => i % 4 === 0));
    }),
  );
  expect(Math.min(...brightest)).toBeGreaterThan(200);
  for (const words of ["Light evened", "Ink found", "Lines and dust gone"])
    await expect(page.getByText(words)).toBeVisible();
});
