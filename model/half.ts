const MANTISSA = 1024; // steps between two powers of two
const LEAST_EXPONENT = -14; // of numbers with the full precision; below, the steps stay as they are
const BIAS = 15;
const INFINITE = 31 * MANTISSA;
const SIGN = 0x8000;

/** IEEE 754's half precision (1 sign, 5 bits of exponent, 10 of mantissa) that is nearest to `value`; ties go to the even one. */
export function toHalf(value: number): number {
  if (Number.isNaN(value)) return INFINITE + 1;
  const sign = value < 0 || Object.is(value, -0) ? SIGN : 0;
  const size = Math.abs(value);
  const exponent = Math.max(LEAST_EXPONENT, Math.floor(Math.log2(size)));
  const steps = roundToEven((size / 2 ** exponent) * MANTISSA); // a carry into the next power of two is right as it is
  const bits = (exponent - LEAST_EXPONENT) * MANTISSA + steps;
  return sign + Math.min(INFINITE, size === Infinity ? INFINITE : bits);
}

/** The number that half precision's `bits` stand for. */
export function fromHalf(bits: number): number {
  const sign = bits & SIGN ? -1 : 1;
  const rest = bits & ~SIGN;
  const exponent = Math.floor(rest / MANTISSA);
  const mantissa = rest % MANTISSA;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return (sign * mantissa * 2 ** LEAST_EXPONENT) / MANTISSA;
  return sign * (1 + mantissa / MANTISSA) * 2 ** (exponent - BIAS);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const over = value - below;
  return over > 0.5 || (over === 0.5 && below % 2 === 1) ? below + 1 : below;
}
