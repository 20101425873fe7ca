import { randomBytes } from "node:crypto";
import { readdir, rename, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { BootError } from "./bootError.ts";

const CLAIM = /^owner\.[0-9a-f]{8}$/;
const DECIDES_WITHIN_MS = 5_000;

/**
 * Claims `folder` for this process by a Unix socket in it, of a name never used again: the kernel answers no more for a
 * process that died, however it died, so no lock is left behind. Answers how to let go. Throws BootError when another
 * process owns the folder; of several that claim it at once exactly one gets it.
 *
 * Everyone first shows their own claim, then looks at all others, so of two at least one sees the other. One gives way to a
 * lower name, and waits until a higher one has given way too, or says that it owned the folder already.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const claim = await showClaim(folder);
  try {
    for (const name of (await readdir(folder)).filter((each) => CLAIM.test(each) && each !== claim.name)) {
      const answer = await ask(join(folder, name), name < claim.name);
      if (answer === "stale") await rm(join(folder, name), { force: true });
      if (answer === "theirs") throw owned(folder);
    }
  } catch (error) {
    await claim.withdraw();
    throw error;
  }
  claim.win();
  return claim.withdraw;
}

function owned(folder: string): BootError {
  return new BootError(
    `Another server owns the data folder (${folder}): stop it, or choose another DATA_DIR.`,
  );
}

async function showClaim(folder: string) {
  const id = randomBytes(4).toString("hex");
  const name = `owner.${id}`;
  const path = join(folder, name);
  const asking = new Set<Socket>();
  let isOwner = false;
  const server = createServer((socket) => {
    asking.add(socket);
    socket.on("close", () => asking.delete(socket));
    socket.on("error", () => {}); // who asked may be gone before the answer
    socket.resume();
    if (isOwner) socket.end("owner");
  });
  // Between binding and listening a socket refuses, as a stale one does: so it gets its name when it listens.
  const hidden = join(folder, `claim.${id}`);
  await listen(server, hidden);
  await rename(hidden, path);
  const win = () => {
    isOwner = true;
    for (const socket of asking) socket.end("owner");
  };
  const withdraw = async () => {
    await rm(path, { force: true });
    for (const socket of asking) socket.destroy();
    await new Promise((done) => server.close(done));
  };
  return { name, win, withdraw };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.unref();
      resolve();
    });
  });
}

/** What a claim says of itself; a living one of a lower name (`giveWay`) need not be waited for. Silence is a no. */
function ask(path: string, giveWay: boolean): Promise<"stale" | "theirs" | "given up"> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const decide = (answer: "stale" | "theirs" | "given up") => {
      resolve(answer);
      socket.destroy();
    };
    socket.setTimeout(DECIDES_WITHIN_MS, () => decide("theirs"));
    if (giveWay) socket.once("connect", () => decide("theirs"));
    socket.once("data", () => decide("theirs"));
    socket.once("error", (error) => decide(whatFailureTells(error)));
    socket.once("close", () => decide("given up"));
  });
}

/** A claimant that dies or withdraws while it is asked resets the connection; anything unknown is taken for an owner. */
function whatFailureTells(error: NodeJS.ErrnoException): "stale" | "theirs" | "given up" {
  switch (error.code) {
    case "ECONNREFUSED":
    case "ENOENT":
      return "stale";
    case "ECONNRESET":
    case "EPIPE":
      return "given up";
    default:
      return "theirs";
  }
}
