export function atExit(undo: () => void): () => void;
export function temporaryFolder(name: string): string;
