import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { openApi } from "./openapi.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FOR_PROGRAMS = /^\/api\/(recognize|images)\b/;

/** Every route of a file below, as "GET /api/images/{id}". */
const routes = readdirSync(HERE, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|[\\/])route\.ts$/.test(path))
  .flatMap((path) => {
    const source = readFileSync(`${HERE}/${path}`, "utf8");
    const address = `/api/${dirname(path)
      .replaceAll("\\", "/")
      .replace(/\[(\w+)\]/g, "{$1}")}`;
    const methods = [...source.matchAll(/export (?:async )?function ([A-Z]+)\(/g)].map(
      ([, method]) => method,
    );
    return methods.map((method) => `${method} ${address}`);
  });

test("the document names each route for programs, and no other", () => {
  const documented = Object.entries(openApi("1").paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const meant = routes.filter((route) => FOR_PROGRAMS.test(route.split(" ")[1] ?? ""));
  assert.deepEqual(documented.toSorted(), meant.toSorted());
  assert.ok(meant.length >= 7, meant.join());
});

test("each operation has a summary, its path's parameters and an answer for those who are not signed in", () => {
  for (const [path, operations] of Object.entries(openApi("1").paths)) {
    for (const { summary, parameters = [], responses } of Object.values(operations)) {
      assert.ok(summary.length > 0 && responses["401"], path);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        parameters.map(({ name }) => name),
        named,
      );
    }
  }
});
