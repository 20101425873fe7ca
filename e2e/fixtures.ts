import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type Page,
} from "@playwright/test";
import { temporaryPostgres } from "../server/store/testing/temporary.ts";
import { type BoardPage, openBoard } from "./boardPage.ts";
import { freePort, freshFolder, type RunningServer, startServer } from "./server.ts";
import { browserCookies, makeBoard, makeGuest, type Session } from "./session.ts";

/** A person with a browser of their own. */
export type Person = { readonly page: Page; readonly context: BrowserContext; readonly session: Session };
export type GuestOptions = BrowserContextOptions & { readonly name?: string };

/** As for the store's tests: where it is set the shared server stands on a new database there. */
const POSTGRES_URL = process.env.TEST_DATABASE_URL || undefined;

type Each = {
  /** A browser with a guest signed in, made by the server's routes and not by clicking through pages. */
  readonly guest: (options?: GuestOptions) => Promise<Person>;
  /** A browser that has never been here. */
  readonly stranger: (options?: BrowserContextOptions) => Promise<Page>;
  /** A new board of this person's; gives its id. */
  readonly board: (person: Person, name?: string) => Promise<string>;
  /** Ada and Ben, two guests, on a new board of Ada's, `a` and `b` as they see it. */
  readonly pair: () => Promise<Pair>;
};
type Pair = Readonly<Record<"ada" | "ben", Person> & Record<"a" | "b", BoardPage> & { id: string }>;
type Shared = {
  /** One server for the tests that leave it alone: each has people and boards of its own. */
  readonly site: RunningServer;
};

export const test = base.extend<Each, Shared>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const folder = await freshFolder();
      const postgres = POSTGRES_URL === undefined ? undefined : await temporaryPostgres(POSTGRES_URL);
      const env = postgres?.options.databaseUrl ? { DATABASE_URL: postgres.options.databaseUrl } : {};
      const server = await startServer({ dataDir: folder.dir, port: await freePort(), env });
      await use(server);
      await server.stop();
      await postgres?.remove();
      await folder.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  guest: async ({ browser, site }, use) => {
    const contexts: BrowserContext[] = [];
    await use((options) => signIn(browser, site.url, contexts, options));
    for (const context of contexts) await context.close();
  },
  stranger: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  board: async ({ site }, use) => {
    await use((person, name = "Sums") => makeBoard(site.url, person.session, name));
  },
  pair: async ({ guest, board, site }, use) => {
    await use(async () => {
      const [ada, ben] = [await guest({ name: "Ada" }), await guest({ name: "Ben" })];
      const id = await board(ada);
      const open = ({ page }: Person) => openBoard(page, `${site.url}/board/${id}`);
      return { ada, ben, id, a: await open(ada), b: await open(ben) };
    });
  },
});

async function signIn(
  browser: Browser,
  url: string,
  contexts: BrowserContext[],
  { name = "Ada", ...options }: GuestOptions = {},
): Promise<Person> {
  const session = await makeGuest(url, name);
  const context = await browser.newContext(options);
  contexts.push(context);
  await context.addCookies(browserCookies(session));
  return { page: await context.newPage(), context, session };
}
