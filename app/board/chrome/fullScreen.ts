/** Fills the screen with the board, or goes back. iPhones have no full screen for pages: there nothing happens. */
export function toggleFullScreen(): void {
  const turn =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen?.()
      : document.exitFullscreen();
  turn?.catch(() => undefined);
}
