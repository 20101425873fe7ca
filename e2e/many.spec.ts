import { expect, type Page } from "@playwright/test";
import { packInk } from "../core/ink/pack.ts";
import { openBoard } from "./boardPage.ts";
import { takeSeat } from "./client.ts";
import { writeDigit } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";
import { cookieHeader, makeGuest } from "./session.ts";

const PEOPLE = 3;
const STROKES_EACH = 350; // within the burst that one user may send
const COUNTED = ["fill", "stroke", "drawImage", "fillText"] as const;

type Work = { readonly frames: number; readonly calls: number };

/** Counts from now on what the canvases are told to draw. */
async function countWork(page: Page): Promise<() => Promise<Work>> {
  const work = await page.evaluateHandle((names) => {
    const counts = { frames: 0, calls: 0 };
    const proto = CanvasRenderingContext2D.prototype;
    for (const name of names) {
      const original: unknown = Reflect.get(proto, name);
      if (typeof original !== "function") throw new Error(`a canvas has no ${name}`);
      Reflect.set(proto, name, function count(this: CanvasRenderingContext2D, ...args: unknown[]) {
        counts.calls += 1;
        return Reflect.apply(original, this, args);
      });
    }
    const clear = proto.clearRect;
    proto.clearRect = function count(...args) {
      counts.frames += 1; // each layer is cleared once before it is drawn
      clear.apply(this, args);
    };
    return counts;
  }, COUNTED);
  return () => work.evaluate((counts) => ({ ...counts }));
}

test("a pen's way over a board of a thousand strokes draws nothing but its own stroke", async ({
  guest,
  board,
  site,
}) => {
  test.setTimeout(120_000);
  const ada = await guest();
  const id = await board(ada);
  for (let who = 0; who < PEOPLE; who++) {
    const session = await makeGuest(site.url, `Writer ${who}`);
    const { socket } = await takeSeat({ url: site.url, board: id, cookie: cookieHeader(session) });
    const taken = Array.from({ length: STROKES_EACH }, (_, i) => {
      const at = { x: 120 + (i % 25) * 36, y: 120 + (who * 14 + Math.floor(i / 25)) * 14 };
      const ink = packInk([0, 4, 8].map((d) => ({ x: at.x + d, y: at.y + d / 2, t: d, pressure: 0.5 })));
      const stroke = `w${who}s${i}`.padEnd(16, "_");
      const op = { kind: "draw", id: stroke, pointer: "mouse", color: 0, width: 2 } as const;
      return socket.emitWithAck("op", op, ink);
    });
    expect((await Promise.all(taken)).every(({ ok }) => ok)).toBe(true);
    socket.disconnect();
  }
  await openBoard(ada.page, `${site.url}/board/${id}`);
  await expect(ada.page.locator("[data-row]").first()).toBeVisible();
  const hand = await handOn(ada.page, "pen");
  const [stroke = []] = writeDigit(0, { x: 500, y: 300, height: 200, seed: 1 });
  await hand.press(stroke.slice(0, 5)); // putting the pen down may show and hide things once
  await expect(ada.page.locator("[data-writing]")).toBeAttached();
  const workSoFar = await countWork(ada.page);
  await hand.draw(stroke.slice(5));
  const work = await workSoFar();
  expect(work.frames).toBeGreaterThan(0);
  expect(work.calls).toBeLessThanOrEqual(work.frames * 4); // the own stroke, unread lines, a cursor
  await hand.lift();
});
