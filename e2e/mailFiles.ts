import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "@playwright/test";
import type { RunningServer } from "./server.ts";
import { cookieHeader, makeAccount, type Session } from "./session.ts";

/** The link of the newest mail to this address with this subject, of a site without a mail server, as soon as there is one. */
export async function linkMailed(site: RunningServer, to: string, subject: string): Promise<string> {
  let link = "";
  await expect(async () => {
    const folder = path.join(site.dataDir, "mail");
    for (const file of (await readdir(folder)).sort()) {
      const mail = (await readFile(path.join(folder, file), "utf8")).replaceAll("\r\n", "\n");
      if (mail.includes(`To: ${to}\n`) && mail.includes(`Subject: ${subject}`)) {
        link = /^http\S+$/m.exec(mail)?.[0] ?? link;
      }
    }
    expect(link).not.toBe("");
  }).toPass();
  return link;
}

/** A new account, signed in, whose address has been confirmed by its mail's link. */
export async function makeConfirmedAccount(
  site: RunningServer,
  email: string,
  password: string,
): Promise<Session> {
  const session = await makeAccount(site.url, email, password);
  const secret = (await linkMailed(site, email, "Confirm")).split("/").at(-1);
  const answer = await fetch(`${site.url}/api/confirm`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: cookieHeader(session), origin: site.url },
    body: JSON.stringify({ secret }),
  });
  if (!answer.ok) throw new Error(`the address was not confirmed: ${answer.status} ${await answer.text()}`);
  return session;
}
