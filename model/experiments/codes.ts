import { createRandom } from "../augment/random.ts";

const TRIES = 2000;

/** `count` code words of `bits` bits, the best of many drawn: no two differ in few bits (Dietterich & Bakiri 1995). */
export function drawCodes(count: number, bits: number, seed: number): readonly (readonly number[])[] {
  const random = createRandom(seed, 0);
  const draw = () => Array.from({ length: count }, () => Array.from({ length: bits }, () => random.below(2)));
  let best = draw();
  for (let i = 1; i < TRIES; i++) {
    const next = draw();
    if (smallestDistance(next) > smallestDistance(best)) best = next;
  }
  return best;
}

/** The bits in which the two likest code words differ. */
export function smallestDistance(codes: readonly (readonly number[])[]): number {
  const distances = codes.flatMap((a, i) =>
    codes.slice(i + 1).map((b) => a.filter((bit, k) => bit !== b[k]).length),
  );
  return Math.min(...distances);
}

/** The class whose word is likeliest, given the chance of each bit. */
export function decodeWord(chances: ArrayLike<number>, codes: readonly (readonly number[])[]): number {
  const likelihoods = codes.map((code) =>
    code.reduce((sum, bit, k) => {
      const chance = Math.min(1 - 1e-7, Math.max(1e-7, chances[k] ?? 0.5));
      return sum + Math.log(bit === 1 ? chance : 1 - chance);
    }, 0),
  );
  return likelihoods.indexOf(Math.max(...likelihoods));
}
