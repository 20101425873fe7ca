import { parentPort, workerData } from "node:worker_threads";
import { DRAWN_MIX, FULL_MIX, IMAGES_ONLY_MIX, INK_MIX, makeBatch } from "../batch.ts";
import { loadInk } from "../data/ink.ts";
import { loadMnist, sliceImages } from "../data/mnist.ts";
import { loadPhotos } from "../data/photos.ts";
import { ORDER } from "./order.ts";

const { seed, inkFiles, photoFiles, leaveOut, view, imageCount } = ORDER.parse(workerData);
const images = sliceImages(loadMnist("train"), 0, imageCount);
const ink = loadInk(inkFiles, "train");
const photos = await loadPhotos(photoFiles, leaveOut);
const hasInk = ink.digits.length > 0 && ink.others.length > 0;
const mix = hasInk ? { both: FULL_MIX, images: DRAWN_MIX, ink: INK_MIX }[view] : IMAGES_ONLY_MIX;

parentPort?.on("message", (step: number) => {
  const batch = makeBatch({ images, photos, ink }, mix, seed, step);
  parentPort?.postMessage(batch);
});
