import assert from "node:assert/strict";
import { it } from "node:test";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  const destination = {
    write(line: string) {
      text += line;
    },
  };
  write(createLog("info", destination));
  return text;
}

it("a log withholds what is private, at each depth", () => {
  const line = logged((log) => {
    log.info({ email: "ada@example.org", password: "hunter22" }, "one");
    log.info({ user: { id: "u1", token: "hunter22", name: "hunter22" } }, "two");
    log.info({ op: { draw: { samples: ["hunter22"], stroke: "hunter22" } } }, "three");
    log.info({ req: { headers: { cookie: "hunter22", authorization: "hunter22" } } }, "four");
  });
  assert.doesNotMatch(line, /hunter22|ada@/);
  assert.match(line, /"id":"u1"/);
  assert.match(line, /"msg":"three"/);
});

it("a logged error keeps its words and its code, not its credentials or a driver's extras", () => {
  const cause = new Error(
    "connect postgres://me:hunter22@db.example.org:5432/board failed for ada@example.org",
  );
  const error = Object.assign(new Error("no database", { cause }), { code: "E_X", parameters: ["hunter22"] });
  const line = logged((log) => log.error({ err: error }, "stopped"));
  assert.doesNotMatch(line, /hunter22|ada@/);
  assert.match(line, /"code":"E_X"/);
  assert.match(line, /db\.example\.org:5432\/board failed/);
});

it("a level that is not asked for is not written", () => {
  assert.equal(
    logged((log) => log.debug("x")),
    "",
  );
});
