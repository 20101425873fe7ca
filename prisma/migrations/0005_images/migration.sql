-- CreateEnum
CREATE TYPE "ImageState" AS ENUM ('queued', 'reading', 'done', 'refused');

-- CreateTable
CREATE TABLE "image" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "state" "ImageState" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "answer" JSONB,
    "corrections" JSONB NOT NULL DEFAULT '[]',
    "original" BYTEA NOT NULL,
    "normalised" BYTEA NOT NULL,
    "thumbnail" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "image_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "image_owner_id_created_at_idx" ON "image"("owner_id", "created_at");

-- AddForeignKey
ALTER TABLE "image" ADD CONSTRAINT "image_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
