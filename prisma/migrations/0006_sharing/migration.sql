-- CreateEnum
CREATE TYPE "LinkAccess" AS ENUM ('editor', 'viewer', 'off');

-- CreateEnum
CREATE TYPE "Grant" AS ENUM ('editor', 'viewer', 'none');

-- AlterTable
ALTER TABLE "board" ADD COLUMN "link_access" "LinkAccess" NOT NULL DEFAULT 'editor',
ADD COLUMN "is_frozen" BOOLEAN NOT NULL DEFAULT false;

-- The owner stands on the board itself; everyone else either came by its link or was given a place of their own.
ALTER TABLE "member" DROP COLUMN "role", ADD COLUMN "granted" "Grant";

-- DropEnum
DROP TYPE "Role";

-- CreateTable
CREATE TABLE "access_event" (
    "id" BIGSERIAL NOT NULL,
    "board_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT,
    "detail" TEXT,

    CONSTRAINT "access_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_event_board_id_id_idx" ON "access_event"("board_id", "id");

-- AddForeignKey
ALTER TABLE "access_event" ADD CONSTRAINT "access_event_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE;
