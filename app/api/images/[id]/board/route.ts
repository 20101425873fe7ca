import { nanoid } from "nanoid";
import { boardOps } from "../../../../../core/images/boardOps.ts";
import { services } from "../../../../services.ts";
import { refusalOfForeign, refuse } from "../../../request.ts";
import { type ImageContext, imageFor } from "../../access.ts";

const OP_ID_CHARACTERS = 16;
const BOARD_NAME_CHARACTERS = 80;

/** Puts an image's numbers, as they stand after corrections, on a new board of the caller's; answers `{board}`. */
export async function POST(request: Request, { params }: ImageContext): Promise<Response> {
  const foreign = refusalOfForeign(request);
  if (foreign !== undefined) return foreign;
  const access = await imageFor((await params).id);
  if (!access.ok) return access.response;
  const { answer, corrections, name, ownerId } = access.image;
  if (answer === null)
    return refuse(409, "This image is not read yet. Wait until it is, then put it on a board.");
  const ops = boardOps(answer, corrections, () => nanoid(OP_ID_CHARACTERS));
  if (ops.length === 0) return refuse(409, "There is no number here to put on a board. Add one first.");
  const { store } = services();
  const board = await store.createBoard(ownerId, boardNameOf(name));
  // Nobody has this board open yet, so its log may be written without its room.
  const atMs = Date.now();
  await store.appendEntries(ops.map((op) => ({ boardId: board.id, author: ownerId, atMs, op })));
  return Response.json({ board: board.id }, { status: 201, headers: { "Cache-Control": "no-store" } });
}

function boardNameOf(file: string): string {
  const name = [...file.replace(/\.\w+$/, "").trim()].slice(0, BOARD_NAME_CHARACTERS).join("");
  return name === "" ? "From paper" : name;
}
