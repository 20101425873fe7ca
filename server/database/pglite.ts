import { fdatasyncSync } from "node:fs";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type SyncedStream = { readonly nfd?: number };
type NodeFsModule = {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: SyncedStream) => number } };
};

/** PGlite's Node file system answers a sync without doing one (as of 0.5.16); this one reaches the disk. */
class SyncedNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]) {
    const made = await super.init(pg, options);
    const preRun = [...[made.emscriptenOpts.preRun ?? []].flat(), syncToDisk];
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun } };
  }
}

function syncToDisk(mod: object): void {
  if (!hasNodeFs(mod)) throw new Error("PGlite has no NODEFS: its rows would not be durable");
  mod.NODEFS.stream_ops.fsync = ({ nfd }) => {
    if (nfd !== undefined) fdatasyncSync(nfd);
    return 0;
  };
}

function hasNodeFs(mod: object): mod is NodeFsModule {
  return "NODEFS" in mod;
}

// "-F" turns fsync off. PGlite passes fsync on to the file system, but answers fdatasync, the default, by itself.
const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((each) => each !== "-F"),
  "-c",
  "wal_sync_method=fsync",
];

const EXTENDED_MESSAGES = new Set([..."PBDECHF"].map((letter) => letter.charCodeAt(0)));

/**
 * PGlite with commits that survive a loss of power, and with batches of the extended protocol kept whole: the socket
 * server gives each connection's messages their turn one by one and stays with a connection only while it is in a
 * transaction, so another's Parse could replace the unnamed statement before its Bind. Counting an unfinished batch as
 * a transaction closes that gap (github.com/electric-sql/pglite/issues/1046).
 */
export class DurablePGlite extends PGlite {
  #batchOpen = false;

  constructor(folder: string, options: PGliteOptions = {}) {
    super({ ...options, fs: new SyncedNodeFS(folder), startParams: START_PARAMS });
  }

  override isInTransaction(): boolean {
    return this.#batchOpen || super.isInTransaction();
  }

  override async execProtocolRawStream(
    message: Uint8Array,
    options: Parameters<PGlite["execProtocolRawStream"]>[1],
  ): Promise<void> {
    const kind = message[0];
    this.#batchOpen = kind !== undefined && EXTENDED_MESSAGES.has(kind);
    try {
      await super.execProtocolRawStream(message, options);
    } catch (error) {
      // The socket server would wait for ever after this: better that the worker stops, and is heard to stop.
      setImmediate(() => {
        throw error;
      });
      throw error;
    }
  }

  /**
   * The socket server rolls back by this for a connection that went away. One that left in the middle of a batch needs
   * more: a failed batch ignores everything, a rollback too, up to the Sync with which the first `exec` ends.
   */
  override async exec(...parameters: Parameters<PGlite["exec"]>): ReturnType<PGlite["exec"]> {
    if (this.#batchOpen) {
      this.#batchOpen = false;
      await super.exec("ROLLBACK");
    }
    return super.exec(...parameters);
  }
}
