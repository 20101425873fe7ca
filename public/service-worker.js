// Lets a board that was open open again without a network: it keeps one page that holds nobody's data, and the files
// that this page loads. What stands on boards is kept by the page itself, in IndexedDB; no other answer is kept here.
const CACHE = "digitboard-1";
const PAGE = "/offline";
const ANSWER_MS = 5000; // a network that swallows everything must not leave a person before a blank page
const FILE = /static\/[\w./~-]+\.(?:js|css|woff2)/g;
const FILES_AT = "/_next/";
const OTHER_FILES = ["/early.js", "/theme.js"];

self.addEventListener("install", (event) => {
  // Browsers that can do so leave the board's own traffic alone altogether.
  event.addRoutes?.({
    condition: { or: [{ urlPattern: "/socket.io/*" }, { urlPattern: "/api/*" }] },
    source: "network",
  });
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => {
  if (event.data?.kind === "keep") event.waitUntil(keep(event.data.files).catch(() => undefined));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(pageFor(request, pathname));
  else if (pathname.startsWith(`${FILES_AT}static/`) || OTHER_FILES.includes(pathname)) {
    event.respondWith(fileFor(request));
  }
});

async function takeOver() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
}

/** Brings what is kept up to date: the page and all that it may load, and what a board has loaded. */
async function keep(loaded) {
  const page = await fetch(PAGE, { credentials: "omit", cache: "no-store" });
  if (!page.ok) return;
  const named = filesIn(await page.clone().text());
  const cache = await caches.open(CACHE);
  const before = await cache.match(PAGE, { ignoreVary: true });
  const isSame = before !== undefined && filesIn(await before.text()).join() === named.join();
  const wanted = new Set([...named, ...loaded, ...OTHER_FILES]);
  for (const path of wanted) {
    if ((await cache.match(path)) === undefined) await cache.add(path);
    if (isSame || !path.endsWith(".js")) continue;
    const text = await (await cache.match(path)).text();
    for (const next of filesIn(text)) wanted.add(next); // the loop comes to these as well
  }
  await cache.put(PAGE, page);
  if (isSame) return;
  // Another version of the site: the files of the last one go once the new page is whole.
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== PAGE && !wanted.has(pathname)) await cache.delete(request);
  }
}

/** The paths of the files that a page or a script names. */
function filesIn(text) {
  return [...new Set(text.match(FILE))].sort().map((name) => FILES_AT + name);
}

async function pageFor(request, pathname) {
  const kept = await caches.match(PAGE, { ignoreVary: true });
  if (kept === undefined) return fetch(request);
  const answer = fetch(request);
  try {
    return await (pathname.startsWith("/board/") ? inTime(answer) : answer);
  } catch {
    return kept;
  }
}

/**
 * What the server calls immutable is right as it is kept: a network that swallows everything must not leave the kept
 * page without its scripts. Other files, all while developing, are asked for first.
 */
async function fileFor(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept === undefined) return fetch(request);
  if (kept.headers.get("Cache-Control")?.includes("immutable")) return kept;
  return inTime(fetch(request)).catch(() => kept);
}

function inTime(answer) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), ANSWER_MS));
  return Promise.race([answer, late]);
}
