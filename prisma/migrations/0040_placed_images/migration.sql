-- Whether an image lies on a board is asked for each picture that a board shows; few entries place one.
CREATE INDEX "entry_placed_image" ON "entry" ("board_id", ("payload" ->> 'image')) WHERE "kind" = 'place';
