/** Stands in for the browser's local storage: its keys are its own properties, as there. Answers what takes it away. */
export function fakeLocalStorage(): () => void {
  const methods = {
    getItem(this: Record<string, unknown>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(this: Record<string, unknown>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, unknown>, key: string) {
      delete this[key];
    },
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  const value: unknown = Object.create(methods);
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(globalThis, "localStorage");
    else Object.defineProperty(globalThis, "localStorage", before);
  };
}
