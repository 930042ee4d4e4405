export const root: string;
export const scratch: string;
export function inRepo(...parts: string[]): string;
