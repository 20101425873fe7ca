import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import config from "../playwright.config.ts";
import { openBoard } from "./boardPage.ts";
import { writeNumber } from "./digits.ts";
import { handOn } from "./hand.ts";
import { freePort, freshFolder, startServer } from "./server.ts";
import { browserCookies, makeBoard, makeGuest, type Session } from "./session.ts";

/** Pictures of every page in each size and scheme, for people to look at: `node --import tsx e2e/look.ts FOLDER`. */
const SIZES = [
  { name: "phone", width: 360, height: 740 },
  { name: "tablet", width: 820, height: 1180 },
  { name: "desktop", width: 1440, height: 900 },
] as const;
const SCHEMES = ["light", "dark"] as const;

type Shot = { readonly name: string; readonly session: Session | undefined; take(page: Page): Promise<void> };

const folder = process.argv[2];
if (folder === undefined) throw new Error("say where the pictures go: node --import tsx e2e/look.ts FOLDER");
await mkdir(folder, { recursive: true });
await look(path.resolve(process.env.INIT_CWD ?? "", folder));

async function look(into: string): Promise<void> {
  const data = await freshFolder();
  const server = await startServer({ dataDir: data.dir, port: await freePort() });
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  try {
    for (const shot of await shotsOf(server.url)) {
      for (const size of SIZES) for (const scheme of SCHEMES) await take(browser, shot, size, scheme, into);
    }
  } finally {
    await browser.close();
    await server.stop();
    await data.remove();
  }
}

async function shotsOf(url: string): Promise<readonly Shot[]> {
  const ada = await makeGuest(url, "Ada Lovelace");
  const [empty, written] = [
    await makeBoard(url, ada, "An empty board"),
    await makeBoard(url, ada, "Times tables"),
  ];
  const to = (address: string) => async (page: Page) => {
    await page.goto(url + address, { waitUntil: "networkidle" });
  };
  const open = (id: string) => (page: Page) => openBoard(page, `${url}/board/${id}`);
  let isWritten = false;
  const openWritten = async (page: Page) => {
    const board = await open(written)(page);
    if (!isWritten) await writeSums(page);
    isWritten = true;
    await board.page.getByRole("log").filter({ hasText: "407" }).waitFor({ state: "attached" });
  };
  return [
    { name: "home", session: undefined, take: to("/") },
    { name: "login", session: undefined, take: to("/login") },
    { name: "register", session: undefined, take: to("/register") },
    { name: "join", session: undefined, take: to(`/board/${empty}`) },
    { name: "no-board", session: ada, take: to(`/board/${"a".repeat(22)}`) },
    { name: "missing", session: undefined, take: to("/there-is-no-such-page") },
    { name: "board-empty", session: ada, take: async (page) => void (await open(empty)(page)) },
    { name: "board", session: ada, take: openWritten },
    {
      name: "candidates",
      session: ada,
      take: async (page) => {
        await openWritten(page);
        await openCandidates(page);
      },
    },
    { name: "boards", session: ada, take: to("/boards") },
    { name: "guide", session: undefined, take: to("/guide") },
    { name: "model", session: undefined, take: to("/model") },
    { name: "about", session: undefined, take: to("/about") },
  ];
}

async function writeSums(page: Page): Promise<void> {
  const hand = await handOn(page, "mouse");
  for (const [i, text] of ["407", "36"].entries()) {
    await hand.write(writeNumber(text, { x: 100, y: 130 + i * 110, height: 60, seed: 5 + i }));
  }
}

async function openCandidates(page: Page): Promise<void> {
  const number = page.getByRole("button", { name: /^407\b/ }).first();
  if (!(await number.isVisible()))
    await page
      .getByRole("button", { name: /^Numbers/ })
      .first()
      .click();
  await number.click();
  await page.getByRole("listbox", { name: "Candidates" }).waitFor();
}

async function take(
  browser: Browser,
  shot: Shot,
  { name, width, height }: (typeof SIZES)[number],
  colorScheme: (typeof SCHEMES)[number],
  into: string,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: "reduce",
    hasTouch: name !== "desktop",
  });
  if (shot.session !== undefined) {
    await context.addCookies(browserCookies(shot.session));
  }
  const page = await context.newPage();
  const file = path.join(into, `${shot.name}-${name}-${colorScheme}.png`);
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await shot.take(page).catch((error: unknown) => problems.push(String(error)));
  await page.screenshot({ path: file });
  for (const problem of problems) console.error(`${path.basename(file)}: ${problem}`);
  await context.close();
}
