/** `rollcall` on the command line. */
import { main } from "./command-line.ts";

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
