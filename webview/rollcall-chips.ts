import { LitElement, type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type Filter, noFilter } from "../src/reports/report.ts";
import { codiconStyles } from "./codicons.styles.ts";
import { emit } from "./events.ts";
import {
  type FilterKind,
  filterKinds,
  filterValues,
  valueLabel,
  withFilterValues,
} from "./filter-options.ts";
import { chipsStyles } from "./rollcall-chips.styles.ts";
import { sharedStyles } from "./shared.styles.ts";
import { filterText, text } from "./strings.ts";

/** So many values of a kind have a chip of their own; the list holds the others. */
const chipsPerKind = 6;

/** The filters that are set, each with a button that takes it away. */
@customElement("rollcall-chips")
export class RollcallChips extends LitElement {
  static override styles = [sharedStyles, codiconStyles, chipsStyles];

  @property({ attribute: false }) accessor filter: Filter = noFilter;

  override render(): TemplateResult {
    return html`
      <ul aria-label=${text.activeFilters}>
        ${filterKinds.map((kind) => this.#kindTemplate(kind))}
        <li>
          <button
            class="link"
            @click=${(): void => {
              emit(this, "action", { clear: "all" });
            }}
          >
            ${text.clearFilters}
          </button>
        </li>
      </ul>
    `;
  }

  #kindTemplate(kind: FilterKind): unknown {
    const values = filterValues(this.filter, kind);
    const more = values.length - chipsPerKind;
    return html`
      ${values.slice(0, chipsPerKind).map((value) => this.#chipTemplate(kind, value, values))}
      ${
        more > 0
          ? html`<li>
              <button
                class="link"
                @click=${(): void => {
                  emit(this, "open-filter", kind);
                }}
              >
                ${text.moreFilters(more, filterText[kind].one)}
              </button>
            </li>`
          : nothing
      }
    `;
  }

  #chipTemplate(kind: FilterKind, value: string, all: readonly string[]): TemplateResult {
    const label = valueLabel(kind, value);
    const remove = text.removeFilter(filterText[kind].one, label);
    return html`
      <li class="chip">
        <span class="value" title=${label}
          ><span class="kind">${filterText[kind].one}:</span> ${label}</span
        >
        <button
          class="icon-button"
          aria-label=${remove}
          title=${remove}
          @click=${(): void => {
            const rest = all.filter((other) => other !== value);
            emit(this, "definition-edit", { filter: withFilterValues(this.filter, kind, rest) });
          }}
        >
          <span class="codicon codicon-close" aria-hidden="true"></span>
        </button>
      </li>
    `;
  }
}
