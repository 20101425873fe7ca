import { takeSeat } from "../../e2e/client.ts";
import { cookieHeader, makeAccount } from "../../e2e/session.ts";
import { steadyMs } from "../clock.ts";
import { spreadOf } from "../spread.ts";
import type { Row, Scenario } from "./scenario.ts";

const TRIES = 200;
/** Failures at one address are slowed after ten, which is another answer and another time. */
const TRIES_EACH = 8;
const PASSWORD = "seven quiet lamps";
const EXITS = 20;

type Ask = (email: string, n: number) => Promise<Response>;

/** Whether an address has an account must not show in the time of an answer; ending all sessions closes boards at once. */
export const accounts: Scenario = async ({ url, board }) => {
  const known = Array.from({ length: Math.ceil(TRIES / TRIES_EACH) }, (_, n) => `known${n}@example.org`);
  for (const email of known) await makeAccount(url, email, PASSWORD);
  const signIn = await signInAt(url);
  const reset: Ask = (email) => postTo(`${url}/api/reset`, { email });
  const register: Ask = (email) => postTo(`${url}/api/register`, { email, password: PASSWORD, name: "Ada" });
  return [
    await timesOf("a sign-in refused", known, signIn),
    await timesOf("a new password asked for", known, reset),
    await timesOf("a registration taken", known, register),
    await exitTimes(url, await board("Open")),
  ];
};

function postTo(address: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
}

async function signInAt(url: string): Promise<Ask> {
  const token = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await token.json();
  const cookie = token.headers.getSetCookie().map((each) => each.split(";")[0]);
  return (email) =>
    fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie: cookie.join("; ") },
      body: new URLSearchParams({ csrfToken, email, password: "another one", json: "true" }),
    });
}

/** Known and unknown addresses in turn, so that what slows the machine slows both alike. */
async function timesOf(what: string, known: readonly string[], ask: Ask): Promise<Row> {
  const [of, statuses] = [{ known: [] as number[], unknown: [] as number[] }, new Set<number>()];
  const time = async (email: string, n: number) => {
    const fromMs = steadyMs();
    const answer = await ask(email, n);
    await answer.arrayBuffer();
    statuses.add(answer.status);
    return steadyMs() - fromMs;
  };
  for (let n = 0; n < TRIES; n++) {
    of.known.push(await time(known[n % known.length] ?? "", n));
    of.unknown.push(await time(`none${n}-${what.length}@example.org`, n));
  }
  if (statuses.size !== 1) throw new Error(`${what}: answered ${[...statuses].join(" and ")}`);
  const [first, second] = [spreadOf(of.known), spreadOf(of.unknown)];
  return {
    what: `${what}, ${TRIES} tries each`,
    unit: "ms",
    figures: {
      "account p50": first.p50,
      "none p50": second.p50,
      "account p95": first.p95,
      "none p95": second.p95,
    },
    bars: {},
  };
}

/** From asking to sign out everywhere until another browser's board is cut off. */
async function exitTimes(url: string, board: string): Promise<Row> {
  const took: number[] = [];
  for (let n = 0; n < EXITS; n++) {
    const cookie = cookieHeader(await makeAccount(url, `leaves${n}@example.org`, PASSWORD));
    const { socket } = await takeSeat({ url, board, cookie });
    const closed = new Promise((resolve) => socket.once("disconnect", resolve));
    const fromMs = steadyMs();
    const headers = { "content-type": "application/json", cookie };
    await fetch(`${url}/api/account/sessions`, { method: "POST", headers, body: "{}" });
    await closed;
    took.push(steadyMs() - fromMs);
  }
  const { p50, max } = spreadOf(took);
  return {
    what: `signing out everywhere until an open board is cut off, ${EXITS} times`,
    unit: "ms",
    figures: { p50, max },
    bars: { max: { atMost: 1_000 } },
  };
}
