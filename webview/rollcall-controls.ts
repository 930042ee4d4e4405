import { LitElement, type TemplateResult, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { DescribedRange } from "../src/reports/time-frame.ts";
import type { ReportDefinition } from "../src/reports/definition.ts";
import {
  type Filter,
  type FilterChoices,
  type Frame,
  frames,
  noFilter,
} from "../src/reports/report.ts";
import { codiconStyles } from "./codicons.styles.ts";
import { type DetailOf, emit } from "./events.ts";
import {
  type FilterKind,
  filterKinds,
  filterOptions,
  filterValues,
  isFiltered,
  missingOption,
  withFilterValues,
} from "./filter-options.ts";
import type { Option } from "./options.ts";
import type { RollcallCombobox } from "./rollcall-combobox.ts";
import { controlsStyles } from "./rollcall-controls.styles.ts";
import { sharedStyles } from "./shared.styles.ts";
import { chosenText, faceText, filterText, frameText, text } from "./strings.ts";
import type { ValueControl } from "./toolkit.ts";
import { customRange, rangeInZone } from "./time-range.ts";
import { isZone, wallTime } from "./zone-time.ts";
import { zoneOption, zoneOptions } from "./zones.ts";

/** What the report is to cover, and Generate. Every change is an edit of the document. */
@customElement("rollcall-controls")
export class RollcallControls extends LitElement {
  static override styles = [sharedStyles, codiconStyles, controlsStyles];

  @property({ attribute: false }) accessor definition: ReportDefinition | undefined;
  @property({ attribute: false }) accessor range: DescribedRange | undefined;
  @property() accessor rangeFault: string | undefined;
  @property({ attribute: false }) accessor choices: FilterChoices | undefined;
  @property({ type: Boolean }) accessor outdated = false;
  /** True once the rows fit the controls: then Generate isn't what comes next. */
  @property({ type: Boolean }) accessor fits = false;
  @property({ type: Boolean }) accessor working = false;
  @property({ type: Boolean }) accessor enabled = false;
  @property() accessor keys = "";

  @state() private accessor zones: readonly Option[] | undefined;
  @query("#frame") private accessor frame!: HTMLElement;
  #options: { of: FilterChoices; byKind: Record<FilterKind, readonly Option[]> } | undefined;

  focusRange(): void {
    this.frame.focus();
  }

  openFilter(kind: FilterKind): void {
    const box = this.renderRoot.querySelector<RollcallCombobox>(`#${kind}`);
    box?.focus();
    box?.show();
  }

  override render(): unknown {
    const { definition } = this;
    if (!definition) return nothing;
    return html`
      <div class="line" role="group" aria-label=${text.options}>
        ${this.#frameTemplate(definition)} ${this.#zoneTemplate(definition)}
        ${this.#filtersTemplate(definition.filter ?? noFilter)} ${this.#generateTemplate()}
      </div>
      <div class="words">${this.#wordsTemplate()}</div>
      ${
        isFiltered(definition.filter ?? noFilter)
          ? html`<rollcall-chips .filter=${definition.filter ?? noFilter}></rollcall-chips>`
          : nothing
      }
    `;
  }

  #frameTemplate({ timeRange, timeZone }: ReportDefinition): TemplateResult {
    const zone = isZone(timeZone) ? timeZone : "UTC";
    const wall = (iso: string): string => {
      const at = Date.parse(iso);
      return Number.isNaN(at) ? "" : wallTime(at, zone);
    };
    return html`
      <div class="control">
        <span class="name" aria-hidden="true">${text.timeRange}</span>
        <vscode-dropdown
          id="frame"
          aria-label=${text.timeRange}
          .value=${timeRange.frame}
          @change=${this.#frameChosen}
        >
          ${frames.map((f) => html`<vscode-option value=${f}>${frameText[f]}</vscode-option>`)}
        </vscode-dropdown>
      </div>
      ${
        timeRange.frame === "custom"
          ? html`<rollcall-custom-range
              class="control"
              .from=${wall(timeRange.from)}
              .to=${wall(timeRange.to)}
              ?invalid=${Boolean(this.rangeFault)}
              @custom-range=${this.#customTyped}
            ></rollcall-custom-range>`
          : nothing
      }
    `;
  }

  #zoneTemplate({ timeZone }: ReportDefinition): TemplateResult {
    const { label, detail } = zoneOption(timeZone, Date.now());
    return html`
      <div class="control">
        <span class="name" aria-hidden="true">${text.timeZone}</span>
        <rollcall-combobox
          class="zone"
          .label=${text.timeZone}
          .summary=${detail ? `${label}  ${detail}` : label}
          .options=${this.zones}
          .chosen=${[timeZone]}
          @list-open=${(): void => {
            this.zones = zoneOptions(Date.now());
          }}
          @choose=${this.#zoneChosen}
        ></rollcall-combobox>
      </div>
    `;
  }

  #filtersTemplate(filter: Filter): TemplateResult {
    return html`
      <div class="control filters" role="group" aria-label=${text.filterBy}>
        <span class="name" aria-hidden="true">${text.filterBy}</span>
        <div class="boxes">
          ${filterKinds.map(
            (kind) => html`
              <rollcall-combobox
                id=${kind}
                multiple
                .label=${filterText[kind].one}
                .summary=${chosenText(filter[kind].length, kind)}
                .options=${this.#filterOptions(kind)}
                .chosen=${filterValues(filter, kind)}
                .missing=${(value: string): Option => missingOption(kind, value)}
                @choose=${({ detail }: DetailOf<"choose">): void => {
                  emit(this, "definition-edit", { filter: withFilterValues(filter, kind, detail) });
                }}
              ></rollcall-combobox>
            `,
          )}
        </div>
      </div>
    `;
  }

  /** One button that changes its meaning: what has the focus keeps it. */
  #generateTemplate(): TemplateResult {
    const { working, fits, enabled, keys } = this;
    return html`
      <vscode-button
        id="generate"
        appearance=${working || fits ? "secondary" : "primary"}
        ?disabled=${!working && !enabled}
        title=${working ? text.cancel : `${text.generate} (${keys})`}
        @click=${(): void => {
          if (working) emit(this, "cancel", undefined);
          else emit(this, "action", { do: "generate" });
        }}
        >${working ? text.cancel : text.generate}</vscode-button
      >
    `;
  }

  #wordsTemplate(): TemplateResult {
    const { range, rangeFault, outdated } = this;
    if (rangeFault) {
      return html`<span class="fault" role="alert"
        ><span class="codicon codicon-error" aria-hidden="true"></span> ${faceText.rangeFault}:
        ${rangeFault}</span
      >`;
    }
    return html`
      ${range ? html`<span class="range figures">${range.words}</span>` : nothing}
      ${
        range && range.notes.length > 0
          ? html`<span class="note"
              ><span class="codicon codicon-warning" aria-hidden="true"></span> ${range.notes.join(
                "; ",
              )}</span
            >`
          : nothing
      }
      <span role="status"
        >${
          outdated
            ? html`<span class="changed"
                ><span class="codicon codicon-circle-filled" aria-hidden="true"></span>
                ${text.changed}</span
              >`
            : nothing
        }</span
      >
    `;
  }

  #filterOptions(kind: FilterKind): readonly Option[] | undefined {
    const { choices } = this;
    if (!choices) return undefined;
    if (this.#options?.of !== choices) {
      const of = (k: FilterKind): readonly Option[] => filterOptions(choices, k);
      const byKind = {
        agents: of("agents"),
        hierarchy: of("hierarchy"),
        routingProfiles: of("routingProfiles"),
      };
      this.#options = { of: choices, byKind };
    }
    return this.#options.byKind[kind];
  }

  #frameChosen(event: Event): void {
    const { definition, range } = this;
    const frame = frames.find((f) => f === (event.target as ValueControl).value);
    if (!definition || !frame || frame === definition.timeRange.frame) return;
    emit(this, "definition-edit", { timeRange: timeRangeFor(frame, definition, range) });
  }

  #customTyped({ detail }: DetailOf<"custom-range">): void {
    const zone = this.definition?.timeZone ?? "UTC";
    const timeRange = isZone(zone) ? customRange(detail.from, detail.to, zone) : undefined;
    if (timeRange) emit(this, "definition-edit", { timeRange });
  }

  #zoneChosen({ detail }: DetailOf<"choose">): void {
    const { definition } = this;
    const [timeZone] = detail;
    if (!definition || timeZone === undefined || timeZone === definition.timeZone) return;
    const edit = { timeZone, timeRange: rangeInZone(definition, timeZone) };
    emit(this, "definition-edit", edit);
  }
}

/** Custom begins with the dates that showed; a named frame gets its own from the host. */
function timeRangeFor(
  frame: Frame,
  { timeRange, timeZone }: ReportDefinition,
  range: DescribedRange | undefined,
): ReportDefinition["timeRange"] {
  if (frame !== "custom" || !range || !isZone(timeZone)) return { ...timeRange, frame };
  const { from, to } = range;
  const wall = (at: number): string => wallTime(at, timeZone);
  return customRange(wall(from), wall(to), timeZone) ?? { ...timeRange, frame };
}
