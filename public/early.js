// Until the page's own code runs, what is dropped or pasted is kept for it: a browser would open a dropped file in the
// page's place, and what is pasted would be gone. The page takes it with `earlyGiven.take()` (app/images/useDropAndPaste.ts);
// what was given to another page, which had no use for it, is not for this one.
(() => {
  const given = [];

  /** A browser gives none of an event's data afterwards. */
  function copyOf(data) {
    const items = [...data.items].map((item) => {
      const [entry, file] = [item.webkitGetAsEntry?.() ?? null, item.getAsFile()];
      return { kind: item.kind, webkitGetAsEntry: () => entry, getAsFile: () => file };
    });
    const texts = new Map([...data.types].map((type) => [type, data.getData(type)]));
    return { items, getData: (type) => texts.get(type) ?? "" };
  }

  function keep(event) {
    const data = event.type === "paste" ? event.clipboardData : event.dataTransfer;
    if (event.target instanceof Element && event.target.matches("input, textarea")) return; // theirs
    event.preventDefault();
    if (event.type !== "dragover" && data) given.push({ at: location.pathname, data: copyOf(data) });
  }

  const types = ["dragover", "drop", "paste"];
  for (const type of types) addEventListener(type, keep);
  window.earlyGiven = {
    take() {
      for (const type of types) removeEventListener(type, keep);
      const here = given.splice(0).filter(({ at }) => at === location.pathname);
      return here.map(({ data }) => data);
    },
  };
})();
