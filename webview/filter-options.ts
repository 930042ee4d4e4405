/** A filter's values ↔ the options of its combobox. */
import type { Filter, FilterChoices } from "../src/reports/report.ts";
import { type Option, option } from "./options.ts";
import { text } from "./strings.ts";

export type FilterKind = keyof Filter;
export const filterKinds: readonly FilterKind[] = ["agents", "hierarchy", "routingProfiles"];

/** A path as one string; a group's name may hold any character, so no separator would do. */
export const pathValue = (path: readonly string[]): string => JSON.stringify(path);
export const pathText = (path: readonly string[]): string => path.join(" / ");

function pathOf(value: string): readonly string[] {
  const path: unknown = JSON.parse(value);
  return Array.isArray(path) ? path.map(String) : [];
}

export function filterOptions(choices: FilterChoices, kind: FilterKind): readonly Option[] {
  switch (kind) {
    case "agents":
      return choices.agents.map(({ login, name }) => option(login, login, name));
    case "hierarchy":
      return choices.hierarchy.map((path) => option(pathValue(path), pathText(path)));
    case "routingProfiles":
      return choices.routingProfiles.map((name) => option(name));
  }
}

export function filterValues(filter: Filter, kind: FilterKind): readonly string[] {
  return kind === "hierarchy" ? filter.hierarchy.map(pathValue) : filter[kind];
}

export function withFilterValues(
  filter: Filter,
  kind: FilterKind,
  values: readonly string[],
): Filter {
  return kind === "hierarchy"
    ? { ...filter, hierarchy: values.map(pathOf) }
    : { ...filter, [kind]: [...values] };
}

export const valueLabel = (kind: FilterKind, value: string): string =>
  kind === "hierarchy" ? pathText(pathOf(value)) : value;

/** A value that the document names and the data doesn't hold. */
export const missingOption = (kind: FilterKind, value: string): Option =>
  option(value, valueLabel(kind, value), text.notInData);

export const isFiltered = (filter: Filter): boolean =>
  filterKinds.some((kind) => filter[kind].length > 0);
