import { expect } from "@playwright/test";
import { openInbox, secretIn } from "../server/mail/testing/inbox.ts";
import { boardPage } from "./boardPage.ts";
import { writeNumber } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";
import { freePort, freshFolder, startServer } from "./server.ts";

const PASSWORD = "seven quiet lamps";
const NEW_PASSWORD = "eight loud drums";
const OLD = "old@example.org";
const NEW = "new@example.org";

test("each flow with its mail received from a mail server; the log has no ink, password, token or address", async ({
  stranger,
}) => {
  const inbox = await openInbox();
  const folder = await freshFolder();
  const env = { SMTP_URL: inbox.url, MAIL_FROM: "Digitboard <board@example.org>", LOG_LEVEL: "trace" };
  const site = await startServer({ dataDir: folder.dir, port: await freePort(), env });
  let log = "";
  for (const stream of [site.process.stdout, site.process.stderr])
    stream?.on("data", (chunk: Buffer | string) => {
      log += String(chunk);
    });
  const page = await stranger();
  const secrets: string[] = [];
  const linkMailed = async (to: string, subject: RegExp, kind: string) => {
    const secret = secretIn(await inbox.next(to, subject));
    secrets.push(secret);
    return `${site.url}/${kind}/${secret}`;
  };

  await page.goto(`${site.url}/register`);
  await page.getByLabel("Email").fill(OLD);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Confirm password").fill(PASSWORD);
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await expect(page.getByText("This site sends no e-mail yet")).toHaveCount(0);
  await linkMailed(OLD, /^Confirm/, "confirm");
  await page.getByRole("button", { name: "Send it again" }).click();
  await page.goto(await linkMailed(OLD, /^Confirm/, "confirm"));
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();

  await page.goto(`${site.url}/boards`);
  await page.getByRole("button", { name: "New board" }).click();
  await expect(boardPage(page).status).toHaveText(/^Connected/);
  await (await handOn(page, "mouse")).write(writeNumber("42", { x: 300, y: 240, height: 100, seed: 8 }));

  await page.goto(`${site.url}/account`);
  await page.getByLabel("New e-mail").fill(NEW);
  await page.getByLabel("Password, to change the e-mail").fill(PASSWORD);
  await page.getByRole("button", { name: "Change e-mail" }).click();
  await page.goto(await linkMailed(NEW, /^Confirm/, "confirm"));
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await inbox.next(OLD, /^Your e-mail address was changed/);

  await page.goto(`${site.url}/reset`);
  await page.getByLabel("Email").fill(NEW);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.goto(await linkMailed(NEW, /^Choose a new password/, "reset"));
  await page.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel("Confirm password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await inbox.next(NEW, /^Your password was changed/);
  await page.getByLabel("Email").fill(NEW);
  await page.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/boards/);
  secrets.push(
    ...(await page.context().cookies()).map(({ value }) => value).filter((value) => value.length > 20),
  );

  await page.goto(`${site.url}/account`);
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("dialog").getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.waitForURL(`${site.url}/`);
  await inbox.next(NEW, /deleted/);
  await site.stop();
  for (const event of ["registered", "address confirmed", "password changed", "signed in", "account deleted"])
    expect(log).toContain(`"security":"${event}"`);
  expect(secrets.length).toBeGreaterThan(5);
  for (const word of [...secrets, PASSWORD, NEW_PASSWORD, OLD, NEW, "samples", "pressure"])
    expect(log.includes(word), `${word} in the log`).toBe(false);
  await inbox.close();
  await folder.remove();
});
