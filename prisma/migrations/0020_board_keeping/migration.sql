-- AlterTable
ALTER TABLE "board" ADD COLUMN "keep_days" INTEGER;
