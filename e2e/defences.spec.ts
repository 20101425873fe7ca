import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { boardPage } from "./boardPage.ts";
import { test } from "./fixtures.ts";
import { freePort, freshFolder, startServer } from "./server.ts";
import { cookieHeader, makeGuest } from "./session.ts";

test("only scripts with the answer's nonce run, on pages, boards and where there is no page", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest();
  const refused: string[] = [];
  ada.page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  for (const address of ["/", "/boards", "/model", "/missing", `/board/${await board(ada)}`]) {
    const answer = await ada.page.goto(site.url + address);
    const policy = answer?.headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src [^;]*'nonce-/);
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-inline'/);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(await answer?.text(), address).toContain(nonce);
  }
  await expect(boardPage(ada.page).status).toHaveText(/^Connected/);
  expect(refused).toEqual([]);
});

test("what the browser is given holds no secret and no server code", async ({ site }) => {
  const secret = await readFile(path.join(site.dataDir, "secret"), "utf8");
  const folder = path.resolve(import.meta.dirname, "../.next/static");
  const files = await readdir(folder, { recursive: true });
  const scripts = files.filter((file) => file.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(0);
  for (const file of scripts) {
    const text = await readFile(path.join(folder, file), "utf8");
    for (const word of [secret, "NEXTAUTH_SECRET", "DATABASE_URL", "SMTP_URL", "argon2", "passwordHash"]) {
      expect(text.includes(word), `${word} in ${file}`).toBe(false);
    }
  }
});

test("by https every cookie is for this host and https alone, no script reads it, and browsers are told to stay with https", async () => {
  const folder = await freshFolder();
  const env = { NEXTAUTH_URL: "https://digits.example.org", TRUST_PROXY: "1" };
  const site = await startServer({ dataDir: folder.dir, port: await freePort(), env });
  const headers = { "x-forwarded-proto": "https", host: "digits.example.org" };
  const token = await fetch(`${site.url}/api/auth/csrf`, { headers });
  expect(token.headers.get("strict-transport-security")).toContain("max-age=31536000");
  const cookies = token.headers.getSetCookie();
  const answer = await fetch(`${site.url}/api/auth/callback/guest`, {
    method: "POST",
    redirect: "manual",
    headers: {
      ...headers,
      "content-type": "application/x-www-form-urlencoded",
      cookie: cookies.map((each) => each.split(";")[0]).join("; "),
    },
    body: new URLSearchParams({ csrfToken: (await token.json()).csrfToken, name: "Ada", json: "true" }),
  });
  cookies.push(...answer.headers.getSetCookie());
  expect(cookies.some((each) => each.startsWith("__Host-next-auth.session-token="))).toBe(true);
  for (const each of cookies) {
    expect(each).toMatch(/^__Host-/);
    for (const flag of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i])
      expect(each).toMatch(flag);
    expect(each).not.toMatch(/; Domain=/i);
  }
  await site.stop();
  await folder.remove();
});

test("a session that is forged, unsigned, tampered with, too old or over opens no route", async ({
  site,
}) => {
  const secret = (await readFile(path.join(site.dataDir, "secret"), "utf8")).trim();
  const guest = await makeGuest(site.url, "Ada");
  const claims = { userId: await idOf(site.url, cookieHeader(guest)), sessionVersion: 0 };
  const session = (token: string) => `next-auth.session-token=${token}`;
  const statusBy = async (cookie: string) =>
    (await fetch(`${site.url}/api/boards`, { headers: { cookie } })).status;
  expect(await statusBy(session(await encode({ token: claims, secret }))), "this is how one is made").toBe(
    200,
  );
  const unsigned = [{ alg: "none", typ: "JWT" }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  for (const bad of [
    session(await encode({ token: claims, secret: "another secret of enough characters" })),
    session(`${unsigned}.`),
    session(await encode({ token: claims, secret, maxAge: -3_600 })),
    session(await encode({ token: { ...claims, sessionVersion: 1 }, secret })),
    session(await encode({ token: { ...claims, userId: "nobody" }, secret })),
    `${cookieHeader(guest).slice(0, -6)}AAAAAA`,
    "",
  ]) {
    expect(await statusBy(bad), bad).toBe(401);
  }
});

test("with their variables set other sites are offered, and asked with a state that only this browser can give back", async () => {
  const folder = await freshFolder();
  const env = {
    GOOGLE_CLIENT_ID: "google-id",
    GOOGLE_CLIENT_SECRET: "google-secret",
    GITHUB_CLIENT_ID: "github-id",
    GITHUB_CLIENT_SECRET: "github-secret",
  };
  const site = await startServer({ dataDir: folder.dir, port: await freePort(), env });
  const page = await (await fetch(`${site.url}/login`)).text();
  for (const name of ["Google", "GitHub"]) expect(page).toContain(`Continue with <!-- -->${name}`);
  // Google's own addresses are looked up at Google, which a test does not ask.
  const token = await fetch(`${site.url}/api/auth/csrf`);
  const cookie = token.headers.getSetCookie().map((each) => each.split(";")[0]);
  const { csrfToken } = await token.json();
  const asked = await fetch(`${site.url}/api/auth/signin/github`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: cookie.join("; ") },
    body: JSON.stringify({ csrfToken, callbackUrl: "/boards", json: "true" }),
  });
  const to = new URL((await asked.json()).url);
  expect([to.host, to.searchParams.get("client_id")]).toEqual(["github.com", "github-id"]);
  expect(to.search).not.toContain("github-secret");
  expect(asked.headers.getSetCookie().join("\n")).toMatch(/next-auth\.state=[^;]+;[^\n]*HttpOnly/i);
  const forged = await fetch(`${site.url}/api/auth/callback/github?code=x&state=y`, { redirect: "manual" });
  const end = await fetch(forged.headers.get("location") ?? "");
  expect(forged.headers.getSetCookie().join("\n")).not.toMatch(/session-token=[^;]/);
  expect(end.url).toContain("/login");
  await site.stop();
  await folder.remove();
});

async function idOf(url: string, cookie: string): Promise<string> {
  const { user } = await (await fetch(`${url}/api/auth/session`, { headers: { cookie } })).json();
  return user.id;
}
