"use client";

import { useEffect } from "react";
import { send } from "./request.ts";

const EVERY_MS = 24 * 3600 * 1_000;
const KEY = "sessionKeptAtMs";

/** Renews the session's cookie once a day of use, so that a guest who keeps coming back never loses their boards. */
export function KeepSession() {
  useEffect(() => {
    try {
      if (Date.now() - Number(localStorage.getItem(KEY) ?? 0) < EVERY_MS) return;
      localStorage.setItem(KEY, String(Date.now()));
    } catch {
      // Without storage it is renewed with every page.
    }
    void send("GET", "/api/auth/session");
  }, []);
  return null;
}
