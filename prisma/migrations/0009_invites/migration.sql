-- CreateEnum
CREATE TYPE "InviteKind" AS ENUM ('code', 'link');

-- CreateTable
CREATE TABLE "invite" (
    "id" TEXT NOT NULL,
    "board_id" TEXT NOT NULL,
    "kind" "InviteKind" NOT NULL,
    "secret" TEXT NOT NULL,
    "granted" "Grant" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "invite_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invite_secret_key" ON "invite"("secret");

-- CreateIndex
CREATE INDEX "invite_board_id_idx" ON "invite"("board_id");

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE;
