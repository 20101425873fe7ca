// Before the first paint, so that a chosen theme never flashes. Kept apart from the pages: no inline script is needed.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be refused; the system's theme holds.
}
