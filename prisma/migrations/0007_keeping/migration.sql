-- AlterTable
ALTER TABLE "board" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "user" ADD COLUMN "keep_days" INTEGER;
