/** What the page's components tell each other, by event name. They bubble to the page, which acts. */
import type { Filter } from "../src/reports/report.ts";
import type { DefinitionEdit } from "../src/protocol.ts";
import type { SortColumn } from "../src/reports/report.ts";
import type { Action } from "./faces.ts";

interface Details {
  /** A control was changed. */
  "definition-edit": DefinitionEdit;
  /** A button stands for something that the page can do. */
  action: Action;
  cancel: undefined;
  "sort-by": SortColumn;
  "go-to": number;
  "page-size": number;
  /** A combobox's new values. */
  choose: readonly string[];
  /** A combobox needs its options. */
  "list-open": undefined;
  /** A menu's item, by its index. */
  pick: number;
  /** The wall-clock times of a custom range. */
  "custom-range": { readonly from: string; readonly to: string };
  "open-filter": keyof Filter;
}

export type DetailOf<K extends keyof Details> = CustomEvent<Details[K]>;

export function emit<K extends keyof Details>(
  from: EventTarget,
  name: K,
  detail: Details[K],
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
