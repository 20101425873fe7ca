"use client";

import { useEffect } from "react";
import { forgetBoards } from "./forgetBoards.ts";

/** Where a board is gone, this browser lets go of what it remembers of it. */
export function ForgetBoard({ boardId }: { readonly boardId: string }) {
  useEffect(() => void forgetBoards(boardId), [boardId]);
  return null;
}
