-- AlterTable
ALTER TABLE "member" ADD COLUMN "shown_name" TEXT,
ADD COLUMN "is_hidden" BOOLEAN NOT NULL DEFAULT false;
