/** Writes the JSON schema of saved reports, which editors complete and check `*.rollcall.json` files by. */
import { writeFileSync } from "node:fs";
import { definitionJsonSchema } from "../src/reports/definition-schema.ts";

const file = new URL("../media/rollcall.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`);
