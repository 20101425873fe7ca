import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

/** A network between browsers and the server that can fail: a port that passes bytes on until it is cut. */
export type Line = {
  readonly url: string;
  /** Ends every connection and takes no new one, as a lost Wi-Fi does. */
  cut(): void;
  heal(): void;
  /** From now on only the board's socket is cut, by either transport, while pages still load; false heals it. */
  cutSocket(isSocketCut: boolean): void;
  close(): Promise<void>;
};

/** Opens a line to the server's port. Without `webSockets` it ends whatever asks for one, as some schools' proxies do. */
export async function openLine(port: number, { webSockets = true } = {}): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  let isSocketCut = false;
  const isRefused = (head: string) =>
    (!webSockets && /^upgrade: *websocket/im.test(head)) ||
    (isSocketCut && /^(GET|POST) \/socket\.io/m.test(head));
  const listener = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = createConnection(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("data", (bytes) => {
        if (from === near && isRefused(bytes.toString("latin1"))) near.destroy();
        else to.write(bytes);
      });
      from.on("error", () => undefined); // the other end is told by close
      from.once("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  const hangUp = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
      hangUp();
    },
    heal: () => {
      isCut = false;
    },
    cutSocket: (isNowCut) => {
      isSocketCut = isNowCut;
      if (isNowCut) hangUp();
    },
    close: async () => {
      hangUp();
      listener.close();
      await once(listener, "close");
    },
  };
}
