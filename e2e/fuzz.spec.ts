import { Agent, request as httpRequest } from "node:http";
import { expect } from "@playwright/test";
import { test } from "./fixtures.ts";
import { createFuzzRequests, type FuzzRequest } from "./fuzzRequests.ts";
import { FUZZ_ROUTES } from "./fuzzRoutes.ts";
import { makeFuzzWorld } from "./fuzzWorld.ts";
import { inkImage } from "./inkImage.ts";
import { freePort, freshFolder, startServer } from "./server.ts";
import { makeGuest } from "./session.ts";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? "10000");
const SEED = 20_261_124;
const AT_ONCE = 8;
const ANSWERS_WITHIN_MS = 20_000;
const BUSY = 503; // said in words by a recogniser that is behind

/** The status; 0 where the connection was cut, as after a body too large to be read. Rejects when no answer comes. */
function statusOf(
  url: string,
  agent: Agent,
  { method, path: address, headers, body }: FuzzRequest,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": `${body.length}` };
    const options = { method, path: address, agent, headers: { ...headers, ...length } };
    const sent = httpRequest(url, options, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
      answer.on("error", () => done(0));
    });
    const timer = setTimeout(() => {
      reject(new Error(`no answer to ${method} ${address.slice(0, 200)}`));
      sent.destroy();
    }, ANSWERS_WITHIN_MS);
    const done = (status: number) => {
      clearTimeout(timer);
      resolve(status);
    };
    sent.on("error", () => done(0));
    sent.end(body);
  });
}

test(`${REQUESTS} nearly right requests over all routes: none fails in the server, none hangs`, async () => {
  test.setTimeout(420_000);
  const folder = await freshFolder();
  // The word of a proxy is believed, so that the requests come from many networks and no limit ends them all.
  const env = { TRUST_PROXY: "1", LOG_LEVEL: "silent" };
  const site = await startServer({ dataDir: folder.dir, port: await freePort(), env });
  const picture = await inkImage({ text: "42", height: 40 }).png().toBuffer();
  const next = createFuzzRequests(SEED, site.url, await makeFuzzWorld(site, picture));
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const [counts, right, failed] = [new Map<number, number>(), new Set<string>(), [] as string[]];
  let left = REQUESTS;
  const work = async () => {
    while (left-- > 0) {
      const sent = next();
      const status = await statusOf(site.url, agent, sent);
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status >= 200 && status < 300) right.add(sent.route);
      if (status >= 500 && status !== BUSY) {
        failed.push(
          `${status} ${sent.method} ${sent.path.slice(0, 80)} ${sent.body?.toString("latin1").slice(0, 200)}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  agent.destroy();
  const neverRight = FUZZ_ROUTES.map(({ method, path }) => `${method} ${path}`).filter(
    (route) => !right.has(route),
  );
  const told = JSON.stringify({ statuses: Object.fromEntries(counts), neverRight });
  test.info().annotations.push({ type: "statuses", description: told });
  if (process.env.FUZZ_TELL === "1") console.log(told);
  expect([...new Set(failed)].slice(0, 20)).toEqual([]);
  const share = (...statuses: readonly number[]) =>
    statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0) / REQUESTS;
  expect(share(0), "connections cut").toBeLessThan(0.05);
  expect(share(405), "refused before anything was looked at").toBeLessThan(0.15);
  expect(share(200, 201, 204), "right through and through").toBeGreaterThan(0.25);
  expect(share(400), "refused for what is in them").toBeGreaterThan(0.1);
  expect(right.size / FUZZ_ROUTES.length, "routes that were right once").toBeGreaterThan(0.8);
  expect((await fetch(`${site.url}/api/health`)).status).toBe(200);
  expect(await makeGuest(site.url, "After")).toBeTruthy();
  await site.stop();
  await folder.remove();
});
