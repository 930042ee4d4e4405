export function makeSampleWorkspace(folder: string, now?: Date): Promise<string>;
