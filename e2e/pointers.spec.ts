import { expect } from "@playwright/test";
import { POINTERS } from "../core/ink/stroke.ts";
import { boardLog, strokesIn } from "./boardLog.ts";
import { inkIn, openBoard } from "./boardPage.ts";
import { writeDigit } from "./digits.ts";
import { test } from "./fixtures.ts";
import { handOn } from "./hand.ts";

const PLACE = { x: 320, y: 240, height: 100, seed: 5 };

for (const pointer of POINTERS) {
  test(`every sample of a ${pointer} is kept, with its time`, async ({ guest, board, site }) => {
    const ada = await guest({ hasTouch: true });
    const id = await board(ada);
    await openBoard(ada.page, `${site.url}/board/${id}`);
    const written = [...writeDigit(8, PLACE), ...writeDigit(4, { ...PLACE, x: 460 })];
    await (await handOn(ada.page, pointer)).write(written);
    const logged = async () => strokesIn(await boardLog(site.url, id, ada.session));
    await expect.poll(async () => (await logged()).length).toBe(written.length);
    for (const [i, stroke] of (await logged()).entries()) {
      expect(stroke.pointer).toBe(pointer);
      expect(stroke.samples.length).toBe(written[i]?.length);
      const first = stroke.samples[0];
      const drawn = written[i]?.[0];
      for (const [n, sample] of stroke.samples.entries()) {
        const meant = written[i]?.[n];
        // Browsers give whole pixels to some pointers, and the board may lie elsewhere in the window.
        expect(
          Math.abs(sample.x - (first?.x ?? 0) - ((meant?.x ?? 0) - (drawn?.x ?? 0))),
        ).toBeLessThanOrEqual(1.1);
        expect(
          Math.abs(sample.y - (first?.y ?? 0) - ((meant?.y ?? 0) - (drawn?.y ?? 0))),
        ).toBeLessThanOrEqual(1.1);
      }
      const times = stroke.samples.map((sample) => sample.t);
      expect(times).toEqual([...times].sort((x, y) => x - y));
      expect(times.at(-1)).toBeGreaterThan(50);
    }
  });
}

test("a pen's pressure is kept", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  await openBoard(ada.page, `${site.url}/board/${id}`);
  await (await handOn(ada.page, "pen")).write(writeDigit(1, PLACE));
  await expect.poll(async () => (await boardLog(site.url, id, ada.session)).length).toBe(1);
  const pressures = strokesIn(await boardLog(site.url, id, ada.session))[0]?.samples.map(
    (sample) => sample.pressure,
  );
  expect(Math.max(...(pressures ?? []))).toBeGreaterThan(0.5);
  expect(Math.min(...(pressures ?? []))).toBeLessThan(0.5);
});

test("a tap is a stroke, and a dot is to be seen", async ({ guest, board, site }) => {
  const ada = await guest({ hasTouch: true });
  const id = await board(ada);
  await openBoard(ada.page, `${site.url}/board/${id}`);
  for (const [i, pointer] of POINTERS.entries()) {
    const dot = { x: 300 + i * 80, y: 300, t: 0, pressure: 0.5 };
    await (await handOn(ada.page, pointer)).write([[dot]]);
    await expect.poll(() => inkIn(ada.page, { x: dot.x - 10, y: 290, w: 20, h: 20 })).toBeGreaterThan(3);
  }
  await expect
    .poll(async () => strokesIn(await boardLog(site.url, id, ada.session)).length)
    .toBe(POINTERS.length);
});

test("a palm writes nothing: neither a wide touch, nor a hand beside a pen", async ({
  guest,
  board,
  site,
}) => {
  const ada = await guest({ hasTouch: true });
  const id = await board(ada);
  const a = await openBoard(ada.page, `${site.url}/board/${id}`);
  const palm = await handOn(ada.page, "touch", { radius: 60 });
  const [line = []] = writeDigit(1, { ...PLACE, x: 600 });
  await palm.write([line]);
  const pen = await handOn(ada.page, "pen");
  await pen.write(writeDigit(5, PLACE));
  await expect(a.log).toHaveText("5");
  const side = await handOn(ada.page, "touch");
  await side.write([line]);
  await pen.write(writeDigit(2, { ...PLACE, y: 480 }));
  await expect(a.log).toContainText("2");
  const strokes = strokesIn(await boardLog(site.url, id, ada.session));
  expect(strokes.every((stroke) => stroke.pointer === "pen")).toBe(true);
});

test("what a browser foresees is drawn and never kept", async ({ guest, board, site }) => {
  const ada = await guest();
  const id = await board(ada);
  await ada.page.addInitScript(() => {
    PointerEvent.prototype.getPredictedEvents = function foresee() {
      const { clientX, clientY, pointerType } = this;
      return [
        new PointerEvent("pointermove", { clientX: clientX + 60, clientY, pointerType, pressure: 0.5 }),
      ];
    };
  });
  await openBoard(ada.page, `${site.url}/board/${id}`);
  const hand = await handOn(ada.page, "pen");
  const line = Array.from({ length: 10 }, (_, i) => ({ x: 400, y: 250 + i * 10, t: i * 20, pressure: 0.5 }));
  const ahead = { x: 430, y: 325, w: 35, h: 30 };
  await hand.press(line);
  await expect.poll(() => inkIn(ada.page, ahead)).toBeGreaterThan(3);
  await hand.lift();
  await expect.poll(() => inkIn(ada.page, ahead)).toBe(0);
  await expect.poll(async () => (await boardLog(site.url, id, ada.session)).length).toBe(1);
  const [stroke] = strokesIn(await boardLog(site.url, id, ada.session));
  expect(stroke?.samples.length).toBe(line.length);
  const xs = stroke?.samples.map(({ x }) => x) ?? [];
  expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(2);
});
