/** Says where it was called from and with which words, and ends with 1: the program that the test of `run.mjs` runs. */
const said = { from: process.env.INIT_CWD, cwd: process.cwd(), words: process.argv.slice(2) };
console.log(JSON.stringify(said));
process.exitCode = 1;
