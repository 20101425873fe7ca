export type PdfPart = {
  readonly width: number; // points
  readonly height: number;
  readonly draws: string; // PDF operators
  readonly jpeg?: { readonly jpeg: Buffer; readonly width: number; readonly height: number };
};

/** A PDF of such pages; a JPEG fills its page, behind what is drawn. `more` stands in its catalogue, `last` in its trailer. */
export function pdfOf(pages: readonly PdfPart[], more = "", last = ""): Buffer {
  const bodies: (string | Buffer)[] = [];
  const add = (body: string | Buffer) => bodies.push(body) + 2; // 1 is the catalogue, 2 the list of pages
  const kids = pages.map(({ width, height, draws, jpeg }) => {
    const fill = jpeg === undefined ? "" : `q ${width} 0 0 ${height} 0 0 cm /I Do Q `;
    const content = add(stream("", Buffer.from(fill + draws)));
    const image =
      jpeg &&
      `/XObject << /I ${add(
        stream(
          `/Type /XObject /Subtype /Image /Width ${jpeg.width} /Height ${jpeg.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
          jpeg.jpeg,
        ),
      )} 0 R >>`;
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Resources << ${image ?? ""} >> >>`,
    );
  });
  const list = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  return fileOf([`<< /Type /Catalog /Pages 2 0 R ${more} >>`, list, ...bodies], last);
}

function stream(about: string, bytes: Buffer): Buffer {
  const head = Buffer.from(`<< ${about} /Length ${bytes.length} >>\nstream\n`);
  return Buffer.concat([head, bytes, Buffer.from("\nendstream")]);
}

function fileOf(bodies: readonly (string | Buffer)[], last: string): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  let length = 9;
  const places = bodies.map((body, i) => {
    const part = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from("\nendobj\n"),
    ]);
    const place = length;
    parts.push(part);
    length += part.length;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = bodies.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${size} /Root 1 0 R ${last} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
