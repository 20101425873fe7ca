const TICK_MS = 1000;

/** Says on `stream` what is being done and how long it took: one line a step, its seconds running on a terminal. */
export function createProgress(stream) {
  return {
    note: (text) => stream.write(`  ${text}\n`),
    async step(title, work) {
      const startedMs = Date.now();
      const seconds = () => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;
      stream.write(`  ${title} … `);
      const tick = stream.isTTY
        ? setInterval(() => stream.write(`\r  ${title} … ${seconds()} `), TICK_MS)
        : undefined;
      try {
        const said = await work();
        clearInterval(tick);
        stream.write(`${stream.isTTY ? `\r  ${title} … ` : ""}${said ? `${said}, ` : ""}${seconds()}\n`);
      } catch (error) {
        clearInterval(tick);
        stream.write("failed\n");
        throw error;
      }
    },
  };
}
