-- CreateEnum
CREATE TYPE "MailPurpose" AS ENUM ('confirm', 'reset');

-- AlterTable
ALTER TABLE "user" ADD COLUMN "claimed_email" TEXT;

-- "email" is from now on a confirmed address; one that waits for its mail's link is only claimed.
UPDATE "user" SET "claimed_email" = "email", "email" = NULL WHERE "email_confirmed_at" IS NULL;

-- CreateTable
CREATE TABLE "mail_token" (
    "hash" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "purpose" "MailPurpose" NOT NULL,
    "email" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateIndex
CREATE INDEX "user_claimed_email_idx" ON "user"("claimed_email");

-- CreateIndex
CREATE INDEX "mail_token_user_id_idx" ON "mail_token"("user_id");

-- CreateIndex
CREATE INDEX "identity_user_id_idx" ON "identity"("user_id");

-- AddForeignKey
ALTER TABLE "mail_token" ADD CONSTRAINT "mail_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
