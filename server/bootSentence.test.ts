import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { after, describe, it } from "node:test";
import { bootSentence } from "./bootSentence.ts";
import { BootError } from "./database/bootError.ts";

const open: Server[] = [];
after(() => {
  for (const server of open) server.close();
});

async function listenFailure(port: number, host: string): Promise<unknown> {
  const server = createServer().listen(port, host);
  const [error]: unknown[] = await once(server, "error");
  return error;
}

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  return address.port;
}

describe("a start that fails says why in one sentence", () => {
  it("for a port in use", async () => {
    const port = await takenPort();
    const error = await listenFailure(port, "127.0.0.1");
    assert.equal(
      bootSentence(error),
      `Port ${port} is in use: stop the program that has it, or choose another with PORT.`,
    );
  });

  it("for an address of another machine", async () => {
    const error = await listenFailure(0, "192.0.2.1"); // a block kept for documentation
    assert.match(bootSentence(error) ?? "", /^192\.0\.2\.1 is no address of this machine/);
  });

  it("for a HOST that has no address, apart from a database's", () => {
    const error = Object.assign(new Error("x"), {
      code: "ENOTFOUND",
      syscall: "getaddrinfo",
      hostname: "nowhere.invalid",
    });
    assert.match(
      bootSentence(error, "nowhere.invalid") ?? "",
      /^nowhere\.invalid is no address of this machine/,
    );
    assert.match(bootSentence(error, "0.0.0.0") ?? "", /^The database at DATABASE_URL does not answer/);
  });

  it("for a database that does not answer, however deep the driver hid it", () => {
    const refused = Object.assign(new Error("x"), { code: "ECONNREFUSED", syscall: "connect", port: 5432 });
    for (const error of [
      refused,
      new AggregateError([refused]),
      new Error("query failed", { cause: refused }),
    ]) {
      assert.equal(
        bootSentence(error),
        "The database at DATABASE_URL does not answer: is it running, and is the address right?",
      );
    }
  });

  it("for a wrong password, without the password", () => {
    const error = Object.assign(new Error("password authentication failed for hunter22"), { code: "28P01" });
    assert.equal(bootSentence(error), "The database refused the user or the password in DATABASE_URL.");
  });

  it("in the words of a BootError", () => {
    assert.equal(
      bootSentence(new BootError("Another server owns the data folder.")),
      "Another server owns the data folder.",
    );
  });

  it("but not for a fault of the program", () => {
    assert.equal(bootSentence(new TypeError("x is undefined")), undefined);
    assert.equal(bootSentence("thrown"), undefined);
    const loop = new Error("a");
    loop.cause = loop;
    assert.equal(bootSentence(loop), undefined);
  });
});
