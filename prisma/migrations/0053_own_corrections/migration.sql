-- AlterTable
ALTER TABLE "user" ADD COLUMN "learns_hand" BOOLEAN NOT NULL DEFAULT true;

-- Whenever somebody comes onto a board, what they said of their ink on any board is looked for; few entries label.
CREATE INDEX "entry_labels_of_author" ON "entry" ("author", "at") WHERE "kind" = 'label';
