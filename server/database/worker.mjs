import { register } from "tsx/esm/api";

register(); // Node 20 cannot start a worker from a .ts file
await import("./worker.ts");
