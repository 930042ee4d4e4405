/** Which face the page wears, and what it says: every state with its own next step. Decided here, drawn by rollcall-notice. */
import type { PageCommand } from "../src/protocol.ts";
import type { Filter } from "../src/reports/report.ts";
import { noFilter } from "../src/reports/report.ts";
import type { CodiconName } from "./codicons.styles.ts";
import { filterKinds, filterValues, isFiltered, valueLabel } from "./filter-options.ts";
import type { FilterKind } from "./filter-options.ts";
import { timeText } from "./format.ts";
import type { PageModel } from "./page-model.ts";
import { faceText, filterText, frameText, text } from "./strings.ts";

export type Verb = "generate" | "retry" | "jumpToData" | "focusRange" | "focusFilters" | "dismiss";

export type Action =
  { readonly run: PageCommand } | { readonly clear: FilterKind | "all" } | { readonly do: Verb };

export interface Offer {
  readonly label: string;
  readonly action: Action;
}

export interface Notice {
  readonly icon: CodiconName;
  readonly severity: "info" | "warning" | "error";
  readonly heading: string;
  readonly lines: readonly string[];
  /** The first one is the one to take. */
  readonly offers: readonly Offer[];
}

type Facts = Pick<
  PageModel,
  "state" | "definition" | "shown" | "page" | "failure" | "outdated" | "working" | "fetching"
>;

export type Face =
  | "starting"
  | "start-failed"
  | "fault"
  | "no-events"
  | "data-failed"
  | "loading"
  | "failed"
  | "not-generated"
  | "changed"
  | "nothing-in-range"
  | "no-match"
  | "rows";

export function faceOf(facts: Facts): Face {
  const { state, definition, shown, page, failure, working } = facts;
  if (!state) return failure ? "start-failed" : "starting";
  if (state.fault || !definition) return "fault";
  if (state.data.kind === "none") return "no-events";
  if (state.data.kind === "failed" && !page) return "data-failed";
  if (failure?.of === "generate" && !page) return "failed";
  if (!shown) return state.data.kind === "loading" || working ? "loading" : "not-generated";
  return shown.summary.rowCount > 0 ? "rows" : emptyFace(facts);
}

function emptyFace({ state, definition, shown, outdated }: Facts): Face {
  if (outdated) return "changed";
  if (!definition?.filter || !isFiltered(definition.filter)) return "nothing-in-range";
  const data = state?.data;
  if (data?.kind !== "ready" || data.firstAt === null || data.lastAt === null || !shown)
    return "no-match";
  const apart = shown.range.from > data.lastAt || shown.range.to <= data.firstAt;
  return apart ? "nothing-in-range" : "no-match";
}

const run = (command: PageCommand, label: string): Offer => ({ label, action: { run: command } });
const offer = (verb: Verb, label: string): Offer => ({
  label,
  action: { do: verb },
});
const showLog = run("showLog", faceText.showLog);
const tryAgain = offer("retry", faceText.tryAgain);

const info = (icon: CodiconName, heading: string, lines: string[], offers: Offer[]): Notice => ({
  icon,
  severity: "info",
  heading,
  lines,
  offers,
});
const error = (heading: string, lines: string[], offers: Offer[]): Notice => ({
  icon: "error",
  severity: "error",
  heading,
  lines,
  offers,
});

/** The notice that stands where the rows would be, by the page's face. */
const notices = {
  starting: () => info("loading", text.starting, [], []),
  "start-failed": ({ failure }) =>
    error(faceText.failed.start, [failure?.message ?? ""], [tryAgain]),
  fault: faultNotice,
  "no-events": noEventsNotice,
  "data-failed": dataFailedNotice,
  loading: (facts) => info("loading", faceText.loading, [stepOf(facts)], []),
  failed: ({ failure }) =>
    error(faceText.failed.generate, [failure?.message ?? ""], [tryAgain, showLog]),
  "not-generated": notGeneratedNotice,
  changed: (_, keys) =>
    info(
      "refresh",
      faceText.changed,
      [faceText.changedMore(keys)],
      [offer("generate", text.generate)],
    ),
  "nothing-in-range": nothingInRangeNotice,
  "no-match": ({ definition }) => noMatchNotice(definition?.filter ?? noFilter),
} as const satisfies Record<Exclude<Face, "rows">, (facts: Facts, keys: string) => Notice>;

/** `keys`: how the shortcut for Generate is written on this machine. */
export function faceNotice(face: Exclude<Face, "rows">, facts: Facts, keys: string): Notice {
  return notices[face](facts, keys);
}

function dataFailedNotice({ state }: Facts): Notice {
  const message = state?.data.kind === "failed" ? state.data.message : "";
  return error(faceText.dataFailed, [message], [tryAgain, showLog]);
}

export function stepOf({ state, working }: Pick<Facts, "state" | "working">): string {
  if (working) return working.progress.step;
  return state?.data.kind === "loading" ? state.data.progress.step : "";
}

function faultNotice({ state }: Facts): Notice {
  const { message = "", line = 1, column = 1 } = state?.fault ?? {};
  const where = faceText.faultLine(line, column);
  return error(faceText.fault, [message, where], [run("openAsText", faceText.openAsText)]);
}

function noEventsNotice({ state }: Facts): Notice {
  const patterns = state?.data.kind === "none" ? state.data.patterns.join(", ") : "";
  const tried = patterns ? [faceText.noMatchForPatterns(patterns)] : [];
  return info(
    "inbox",
    faceText.noEvents,
    [...tried, faceText.noEventsMore],
    [
      run("chooseEventFiles", faceText.chooseFiles),
      run("openSampleWorkspace", faceText.openSample),
    ],
  );
}

function notGeneratedNotice({ state, definition }: Facts, keys: string): Notice {
  const covers = state?.range && !state.rangeFault ? [faceText.readyFor(state.range.words)] : [];
  const frame = definition ? frameText[definition.timeRange.frame] : "";
  return info(
    "play",
    `${faceText.notGenerated}${frame && `: ${frame}`}`,
    [...covers, faceText.notGeneratedMore(keys)],
    [offer("generate", text.generate)],
  );
}

function nothingInRangeNotice({ state, shown }: Facts): Notice {
  const data = state?.data;
  const words = shown ? [shown.range.words] : [];
  if (data?.kind !== "ready" || data.firstAt === null || data.lastAt === null || !shown) {
    return info(
      "calendar",
      faceText.nothingInRange,
      [...words, faceText.noData],
      [run("chooseEventFiles", faceText.chooseFiles)],
    );
  }
  const say = (at: number): string => timeText(at, shown.timeZone, "dayTime");
  const runs = faceText.dataRuns(say(data.firstAt), say(data.lastAt));
  const day = timeText(data.lastAt, shown.timeZone, "day");
  return info(
    "calendar",
    faceText.nothingInRange,
    [...words, runs],
    [offer("jumpToData", faceText.jumpToData(day)), offer("focusRange", faceText.changeRange)],
  );
}

const named = 5;

function noMatchNotice(filter: Filter): Notice {
  const kinds = filterKinds.filter((kind) => filter[kind].length > 0);
  const lines = kinds.map((kind) => {
    const values = filterValues(filter, kind).map((value) => valueLabel(kind, value));
    const more = values.length > named ? [faceText.moreValues(values.length - named)] : [];
    return faceText.filterIs(filterText[kind].one, [...values.slice(0, named), ...more].join(", "));
  });
  const remove = kinds.map((kind) => ({
    label: faceText.removeKind(filterText[kind].one),
    action: { clear: kind },
  }));
  const all: Offer[] =
    kinds.length > 1 ? [{ label: faceText.removeAll, action: { clear: "all" } }] : [];
  const rule = kinds.length > 1 ? [faceText.noMatchMore] : [];
  return info("filter", faceText.noMatch, [...lines, ...rule], [...all, ...remove]);
}

/** Notices above rows that stay: what failed meanwhile, what was not read, and too many rows. */
export function banners(facts: Facts): readonly Notice[] {
  const { failure, shown, state } = facts;
  const face = faceOf(facts);
  const found: Notice[] = [];
  if (failure && face !== "failed" && face !== "start-failed") {
    const again = failure.of === "generate" ? [tryAgain] : [];
    const dismiss = offer("dismiss", text.dismiss);
    found.push(error(faceText.failed[failure.of], [failure.message], [...again, showLog, dismiss]));
  }
  if (state?.data.kind === "failed" && face !== "data-failed" && face !== "fault")
    found.push(error(faceText.dataFailed, [state.data.message], [tryAgain, showLog]));
  if (state?.data.kind === "ready" && state.data.notes && state.data.notes.length > 0)
    found.push(notAllNotice(state.data.notes));
  if (shown?.tooManyRows && state && face === "rows")
    found.push(tooManyNotice(shown.summary.rowCount, state.rowLimit));
  return found;
}

const notAllNotice = (notes: readonly string[]): Notice => ({
  icon: "warning",
  severity: "warning",
  heading: faceText.notAll,
  lines: [
    ...notes.slice(0, named),
    ...(notes.length > named ? [faceText.moreValues(notes.length - named)] : []),
  ],
  offers: [run("chooseEventFiles", faceText.chooseFiles), showLog],
});

const tooManyNotice = (rows: number, limit: number): Notice => ({
  icon: "warning",
  severity: "warning",
  heading: faceText.tooMany(rows, limit),
  lines: [faceText.tooManyMore(limit)],
  offers: [
    offer("focusRange", faceText.shorterRange),
    offer("focusFilters", faceText.setFilters),
    run("raiseRowLimit", faceText.raiseLimit),
  ],
});
