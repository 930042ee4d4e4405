export function packVsix(packagePath: string): Promise<{ file: string; bytes: number }>;
