-- AlterTable
ALTER TABLE "image" ADD COLUMN "page" INTEGER;
