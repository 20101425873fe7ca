-- AlterTable
ALTER TABLE "invite" ADD COLUMN "email" TEXT;
