import assert from "node:assert/strict";
import { test } from "node:test";
import { observable } from "../observable.ts";
import { fakeClock } from "../testing/fakeClock.ts";
import { followRest, type Rest } from "./rest.ts";
import { REST_MS, type Viewport } from "./viewport.ts";

function following() {
  const viewport = observable<Viewport>({ x: 0, y: 0, zoom: 1 });
  const clock = fakeClock();
  const told: Rest[] = [];
  const end = followRest(viewport, clock, (rest) => told.push(rest));
  return { viewport, clock, told, end };
}

test("zooming is told of once it rests, however many steps it took", () => {
  const { viewport, clock, told } = following();
  for (let step = 1; step <= 30; step++) {
    viewport.set({ x: step, y: 0, zoom: 1 - step / 50 });
    clock.pass(REST_MS - 1);
  }
  assert.deepEqual(told, []);
  clock.pass(1);
  assert.deepEqual(
    told.map(({ zoom }) => zoom),
    [0.4],
  );
});

test("moving is told of at once, but not each pixel; zoomed in and out again there is nothing to tell", () => {
  const { viewport, clock, told, end } = following();
  for (let x = 0; x <= 100; x++) viewport.set({ x, y: 0, zoom: 1 });
  assert.equal(told.length, 0);
  viewport.set({ x: 400, y: 0, zoom: 1 });
  assert.equal(told.length, 1);
  viewport.set({ x: 400, y: 0, zoom: 2 });
  viewport.set({ x: 400, y: 0, zoom: 1 });
  clock.pass(REST_MS);
  assert.equal(told.length, 1);
  viewport.set({ x: 400, y: 0, zoom: 0.01 });
  clock.pass(REST_MS);
  assert.equal(told.at(-1)?.near, "", "too far away for chips");
  end();
  viewport.set({ x: 0, y: 0, zoom: 1 });
  clock.pass(REST_MS);
  assert.equal(told.length, 2);
});
