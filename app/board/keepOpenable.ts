const FILES = /^\/_next\/static\/.+\.(js|css|woff2)$/;
const CACHES = /^digitboard-/; // public/service-worker.js

/**
 * Has the browser keep what a board's page is made of, so that a board opens again without a network. Pages over plain
 * http have no service worker: there this does nothing.
 */
export async function keepOpenable(): Promise<void> {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/service-worker.js");
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ kind: "keep", files: loadedFiles() });
  } catch {
    // Refused, as in some private windows: the board is only lost until the network is back.
  }
}

/** Takes away what `keepOpenable` had the browser keep. */
export async function stopKeeping(): Promise<void> {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
  const names = (await caches.keys()).filter((name) => CACHES.test(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

function loadedFiles(): readonly string[] {
  const paths = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  return [...new Set(paths)].filter((path) => FILES.test(path));
}
