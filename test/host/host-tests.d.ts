/** Made by the build (scripts/lib/host-test-plugins.mjs): every test/host/*.test.ts by its name. */
declare module "rollcall:host-tests" {
  export const testFiles: readonly (readonly [name: string, load: () => Promise<unknown>])[];
}
