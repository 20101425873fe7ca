import { answerRequests } from "../answerRequests.ts";

const MB = 1024 * 1024;
const kept: Buffer[] = [];

/** A child that goes wrong in each way when told to. */
answerRequests(async (request, tell) => {
  const [way] = Object.values(Object(request));
  if (way === "hang") for (;;);
  if (way === "grow") for (;;) kept.push(Buffer.alloc(8 * MB, kept.length));
  if (way === "tell") for (const step of [1, 2]) tell({ step });
  if (way === "keep") kept.push(Buffer.alloc(100 * MB, 1));
  if (way === "wait") await new Promise(() => undefined);
  if (way === "end") process.exit(0);
  if (way === "throw") throw new Error("told to");
  return {
    said: way,
    pid: process.pid,
    secrets: Object.keys(process.env).filter((name) => /SECRET|URL/.test(name)),
  };
});
