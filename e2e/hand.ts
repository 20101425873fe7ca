import type { CDPSession, Page } from "@playwright/test";
import type { Sample } from "../core/ink/sample.ts";
import type { Pointer } from "../core/ink/stroke.ts";

type Samples = readonly Sample[];

/** A hand that writes in a page with real input events, at the pace in which the ink was recorded. */
export type Hand = {
  /** Writes whole strokes, one after the other. */
  write(strokes: readonly Samples[]): Promise<void>;
  /** Puts the pen down and draws, without lifting it. */
  press(samples: Samples): Promise<void>;
  /** Goes on where `press` stopped. */
  draw(samples: Samples): Promise<void>;
  lift(): Promise<void>;
};

/** `radius` is how wide a touch is, in pixels: a palm is far wider than a fingertip. */
export async function handOn(page: Page, pointer: Pointer, { radius = 6 } = {}): Promise<Hand> {
  const session = await page.context().newCDPSession(page);
  const send = pointer === "touch" ? touch(session, radius) : mouse(session, pointer);
  let last: Sample = { x: 0, y: 0, t: 0, pressure: 0 };
  const draw = async (samples: Samples): Promise<void> => {
    const sent: Promise<void>[] = [];
    for (const sample of samples) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, sample.t - last.t)));
      // Not awaited: a browser answers a move only with its next frame, and a pen does not wait for frames.
      sent.push(send("move", sample));
      last = sample;
    }
    await Promise.all(sent);
  };
  const press = async (samples: Samples): Promise<void> => {
    const first = samples[0];
    if (first === undefined) return;
    last = first;
    await send("down", first);
    await draw(samples.slice(1));
  };
  const lift = () => send("up", last);
  return {
    press,
    draw,
    lift,
    write: async (strokes) => {
      for (const samples of strokes) {
        await press(samples);
        await lift();
      }
    },
  };
}

/** Puts fingers down where the first places say, moves them through the rest and lifts them. */
export async function moveFingers(
  page: Page,
  places: readonly (readonly { readonly x: number; readonly y: number }[])[],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const [i, fingers] of places.entries()) {
    const touchPoints = fingers.map((at, id) => ({ ...at, id: id + 1, radiusX: 6, radiusY: 6 }));
    await session.send("Input.dispatchTouchEvent", {
      type: i === 0 ? "touchStart" : "touchMove",
      touchPoints,
    });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

type Send = (what: "down" | "move" | "up", sample: Sample) => Promise<void>;

function mouse(session: CDPSession, pointerType: "mouse" | "pen"): Send {
  const types = { down: "mousePressed", move: "mouseMoved", up: "mouseReleased" } as const;
  return async (what, { x, y, pressure }) => {
    await session.send("Input.dispatchMouseEvent", {
      type: types[what],
      x,
      y,
      button: "left",
      buttons: what === "up" ? 0 : 1,
      clickCount: what === "move" ? 0 : 1,
      pointerType,
      force: what === "up" ? 0 : pressure,
    });
  };
}

function touch(session: CDPSession, radius: number): Send {
  const types = { down: "touchStart", move: "touchMove", up: "touchEnd" } as const;
  return async (what, { x, y, pressure }) => {
    const point = { x, y, radiusX: radius, radiusY: radius, force: pressure, id: 1 };
    await session.send("Input.dispatchTouchEvent", {
      type: types[what],
      touchPoints: what === "up" ? [] : [point],
    });
  };
}
