"use client";

import dynamic from "next/dynamic";
import { BoardLoading } from "./BoardLoading.tsx";

/** The board runs in the browser only: a canvas cannot be drawn on the server. */
export const BoardLoader = dynamic(() => import("./BoardRoom.tsx").then(({ BoardRoom }) => BoardRoom), {
  ssr: false,
  loading: BoardLoading,
});
