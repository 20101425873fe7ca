import { z } from "zod";
import { IMAGE_LIMITS } from "../../core/images/imageLimits.ts";
import { ImageAnswer, ImageCorrection } from "../../core/wire/imageAnswer.ts";
import { FileOpening, ImageProgress } from "../../core/wire/imageProgress.ts";
import { ImageSteps } from "../../core/wire/imageSteps.ts";
import { Ink } from "./read/ink.ts";

type Json = Readonly<Record<string, unknown>>;
export type Operation = {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Json[];
  readonly requestBody?: Json;
  readonly security?: readonly Json[];
  readonly responses: Readonly<Record<string, Json & { readonly description: string }>>;
};
export type OpenApi = {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly security: readonly Json[];
  readonly components: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
};
const Line = ImageAnswer.extend({ file: z.string(), line: z.null(), page: z.int().positive().optional() });
const Recognized = z.union([Line, z.array(Line)]);
const Summary = z.object({
  id: z.string(),
  name: z.string(),
  page: z.int().positive().nullable(),
  mime: z.string(),
  width: z.int(),
  height: z.int(),
  state: z.enum(["queued", "reading", "done", "refused"]),
  reason: z.string().nullable(),
  text: z.string(),
  turns: z.int().min(0),
  createdAtMs: z.number(),
  progress: ImageProgress.nullable(),
});
const Whole = Summary.extend({
  orientation: z.int().min(1).max(8),
  answer: ImageAnswer.nullable(),
  corrections: z.array(ImageCorrection),
});
const Taken = z.object({
  images: z.array(z.object({ id: z.string(), name: z.string(), page: z.int().nullable() })),
  refused: z.array(
    z.object({ name: z.string(), page: z.int().nullable(), reason: z.string(), error: z.string() }),
  ),
});

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { "application/json": { schema: schemaOf(schema) } },
});
const no = (description: string) => json(description, z.object({ error: z.string() }));
const NOBODY = { "401": no("Nobody is signed in.") };
const NONE = { ...NOBODY, "404": no("There is no such image of the caller's.") };
const REFUSED = {
  ...NOBODY,
  "400": no("The body holds nothing to be read."),
  "413": no(`More than ${IMAGE_LIMITS.fileBytes / 1024 / 1024} MB.`),
  "415": no("No file of a kind that is read, by its content; or a PDF with a password."),
  "422": no(
    "Damaged, larger than 25 megapixels (8 for AVIF), smaller than 8 × 8, more than 40 pages, or a scan of more than 12 megapixels on one.",
  ),
  "429": no("Too many at once; wait and send the rest again."),
};
const ID = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
const PICTURE = {
  name: "picture",
  in: "path",
  required: true,
  schema: { enum: ["original", "normalised", "thumbnail"] },
};
const files = {
  type: "object",
  properties: { file: { type: "string", format: "binary" } },
  required: ["file"],
};
const sent = {
  ...files,
  properties: { ...files.properties, turned: { type: "integer", minimum: 1, maximum: 8 } },
};

/** What programs may ask of this server, as an OpenAPI document. */
export function openApi(version: string): OpenApi {
  return {
    openapi: "3.1.0",
    info: {
      title: "Digitboard",
      version,
      description:
        "Reads handwritten numbers in images and ink. Boxes are [x, y, w, h] in pixels or the ink's own unit.",
    },
    security: [{ session: [] }],
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description: "Set by signing in.",
        },
        key: { type: "http", scheme: "bearer", description: "A key made on the account page." },
      },
    },
    paths: { ...recognize(), ...images(), ...image(), ...workOnImage() },
  };
}

function recognize(): OpenApi["paths"] {
  const content = {
    "multipart/form-data": { schema: files },
    "application/json": { schema: schemaOf(Ink) },
  };
  return {
    "/api/recognize": {
      post: {
        summary: "Read an image, a PDF or ink, and keep nothing",
        description:
          "PNG, JPEG, WebP, AVIF, GIF and the like (their first frame), BMP, TIFF, HEIC and PDF are read, up to 10 MB and 25 megapixels (8 in AVIF). The answer is one line of `npm run recognize`; of a PDF of several pages it is a list of them. Boxes are in the pixels as they are stored, whatever EXIF says of their orientation; those of a PDF are in points from the page's left and top.",
        requestBody: { required: true, content },
        security: [{ key: [] }, { session: [] }],
        responses: { "200": json("What is read.", Recognized), ...REFUSED, "503": no("Busy; ask again.") },
      },
    },
  };
}

function images(): OpenApi["paths"] {
  return {
    "/api/images": {
      get: {
        summary: "The caller's images, the latest first",
        responses: { "200": json("Images.", z.object({ images: z.array(Summary) })), ...NOBODY },
      },
      post: {
        summary: "Keep images and read them",
        description:
          "Several fields named file may be sent. Each image, and each page of a PDF, is without metadata from then on. It is turned as EXIF says until it is read both so and as it was stored: as it reads better, it stays. Where the sender has turned the pixels already, the field turned says by which of EXIF's orientations.",
        requestBody: { required: true, content: { "multipart/form-data": { schema: sent } } },
        responses: { "201": json("Those taken, and those refused with the reason.", Taken), ...REFUSED },
      },
    },
  };
}

const PLACE = z.object({
  size: z.object({ w: z.number(), h: z.number() }),
  ink: z.string(),
  labels: z.array(
    z.object({
      blobs: z.array(z.int()),
      text: z.string(),
      read: z.array(z.object({ text: z.string(), p: z.number() })).optional(),
    }),
  ),
});
const TURN = z.object({ quarters: z.int().min(1).max(3) });
const RARE = { "429": no("Asked for too often."), "503": no("Not just now.") };

function image(): OpenApi["paths"] {
  const change = z.object({ corrections: z.array(ImageCorrection) });
  return {
    "/api/images/opening": {
      get: {
        summary: "The caller's files that are being opened",
        description: "They were sent and are not kept yet; of a PDF the page that is being drawn.",
        responses: { "200": json("Files.", z.object({ opening: z.array(FileOpening) })), ...NOBODY },
      },
    },
    "/api/images/{id}": {
      get: {
        summary: "An image's state and reading",
        parameters: ID,
        responses: { "200": json("It.", Whole), ...NONE },
      },
      patch: {
        summary: "Put corrections in the place of those before",
        parameters: ID,
        requestBody: { required: true, content: { "application/json": { schema: schemaOf(change) } } },
        responses: {
          "200": json("What it reads now.", z.object({ text: z.string() })),
          "400": no("A correction of no number in the image."),
          ...NONE,
          "409": no("Not read yet."),
        },
      },
      delete: {
        summary: "Delete an image for good",
        parameters: ID,
        responses: { "204": { description: "It is gone." }, ...NONE },
      },
    },
  };
}

function workOnImage(): OpenApi["paths"] {
  return {
    "/api/images/{id}/place": {
      get: {
        summary: "What puts an image's numbers on a board",
        description:
          "The image's size there, its numbers' ink as packed blobs in base64, and what they read.",
        parameters: ID,
        responses: {
          "200": json("It.", PLACE),
          ...NONE,
          "409": no("Not read yet, or no number in it."),
          ...RARE,
        },
      },
    },
    "/api/images/{id}/steps": {
      get: {
        summary: "What the network is given of an image",
        description:
          "Pictures of the steps on the way, WebP in base64, where in the image they lie if it was straightened, and of each number the glyphs of its digits, 28 × 28 bytes in base64.",
        parameters: ID,
        responses: { "200": json("It.", ImageSteps), ...NONE, "409": no("Not read yet."), ...RARE },
      },
    },
    "/api/images/{id}/turn": {
      post: {
        summary: "Turn an image and read it anew",
        description: "By quarters clockwise. What was corrected goes with the reading before.",
        parameters: ID,
        requestBody: { required: true, content: { "application/json": { schema: schemaOf(TURN) } } },
        responses: {
          "204": { description: "It is turned, and waits to be read." },
          ...NONE,
          "409": no("Not read yet, or on a board."),
          ...RARE,
        },
      },
    },
    "/api/images/{id}/{picture}": {
      get: {
        summary: "One of an image's pictures",
        description: "As given, gray as it is read, or small.",
        parameters: [...ID, PICTURE],
        responses: { "200": { description: "The picture.", content: { "image/*": {} } }, ...NONE },
      },
    },
  };
}
