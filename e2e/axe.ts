import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const SCHEMES = ["light", "dark"] as const;

/** What axe finds wrong in the page as it stands, in light and in dark. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(changed);
    const { violations: faults } = await new AxeBuilder({ page }).analyze();
    const places = faults.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id} at ${target.join(" ")}`),
    );
    found.push(...places.map((place) => `${place} (${colorScheme})`));
  }
  return found;
}

/** Resolves once the colours of another scheme are shown: on a busy machine even a transition of a millisecond takes a while. */
async function changed(): Promise<void> {
  await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  const ends = document.getAnimations().map((animation) => animation.finished);
  await Promise.allSettled(ends);
}
