import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { root } from "./paths.mjs";

/** Packs what is in dist/ now; everything it needs is bundled, so no package goes along. */
export async function packVsix(packagePath) {
  const { createVSIX } = await import("@vscode/vsce");
  await mkdir(path.dirname(packagePath), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return { file: packagePath, bytes: (await stat(packagePath)).size };
}
