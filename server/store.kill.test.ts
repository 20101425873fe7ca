import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./store/testing/temporary.ts";

const ROUNDS = 20;
const OPS_PER_ROUND = 100_000; // room for the numbers of one round's ops
const WRITER = fileURLToPath(new URL("./store/testing/writer.ts", import.meta.url));

type Writer = ChildProcessByStdio<null, Readable, null>;
type Round = { readonly board: string; readonly log: readonly string[]; readonly kept: readonly string[] };

describe("a server killed in the middle of writing", { concurrency: true }, () => {
  // Two folders at once: a round is mostly one process starting.
  for (const folder of [0, 1]) {
    it(`has every acknowledged entry after each of ${ROUNDS / 2} kills, folder ${folder}`, async () => {
      const temporary = await temporaryFolder();
      try {
        await killAgainAndAgain(temporary.options.dataDir, folder);
      } finally {
        await temporary.remove();
      }
    });
  }
});

async function killAgainAndAgain(dataDir: string, folder: number): Promise<void> {
  const acknowledged: string[] = [];
  let board = "";
  for (let round = folder; round <= ROUNDS + folder; round += 2) {
    // The kill comes after another number of acknowledgements each time, so that it meets another moment of a write.
    const kills = 1 + ((round * 7) % 31);
    const result = await writeUntilKilled(dataDir, board, round, kills);
    board = result.board;
    const seqs = result.log.map(seqOf);
    assert.deepEqual(
      seqs,
      seqs.map((_, i) => i + 1),
      `round ${round}: a gap in the log`,
    );
    const log = new Set(result.log);
    assert.deepEqual(
      acknowledged.filter((entry) => !log.has(entry)),
      [],
      `round ${round}: entries lost`,
    );
    acknowledged.push(...result.kept);
  }
  assert.ok(acknowledged.length >= ROUNDS, `${acknowledged.length} acknowledgements prove nothing`);
}

/** Runs the writer until it has acknowledged `count` entries, kills it and answers all that it had said by then. */
async function writeUntilKilled(
  dataDir: string,
  board: string,
  round: number,
  count: number,
): Promise<Round> {
  const parameters = [dataDir, board, String(round * OPS_PER_ROUND)];
  const writer: Writer = spawn(process.execPath, ["--import", "tsx", WRITER, ...parameters], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = { board: "", log: [] as string[], kept: [] as string[] };
  const closed = once(writer, "close");
  for await (const line of createInterface({ input: writer.stdout })) {
    const [word, ...rest] = line.split(" ");
    if (word === "log") said.log = rest.filter((entry) => entry !== "");
    if (word === "board") said.board = rest[0] ?? "";
    if (word === "kept") said.kept.push(...rest);
    if (said.board !== "" && said.kept.length >= count) writer.kill("SIGKILL");
  }
  const [, signal] = await closed;
  assert.equal(signal, "SIGKILL", "the writer ended by itself");
  return said;
}

function seqOf(entry: string): number {
  return Number(entry.split(":")[0]);
}
