import type { Browser } from "playwright-core";

export function ensureChromium(): Promise<string>;
export function launchChromium(): Promise<Browser>;
