import { LitElement, type TemplateResult, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { ReportPage } from "../src/reports/report.ts";
import { type CodiconName, codiconStyles } from "./codicons.styles.ts";
import { emit } from "./events.ts";
import { numberText } from "./format.ts";
import { pageLabel, pageSizes, typedPage } from "./paging.ts";
import { pagerStyles } from "./rollcall-pager.styles.ts";
import { fieldStyles, sharedStyles } from "./shared.styles.ts";
import { text } from "./strings.ts";
import type { ValueControl } from "./toolkit.ts";

/** The line below the table: rows a page, the way through the pages, and which rows these are. */
@customElement("rollcall-pager")
export class RollcallPager extends LitElement {
  static override styles = [sharedStyles, fieldStyles, codiconStyles, pagerStyles];

  @property({ attribute: false }) accessor page: ReportPage | undefined;
  @property({ type: Number }) accessor size = 100;

  override render(): TemplateResult {
    const { page } = this;
    if (!page) return html``;
    const last = Math.max(0, page.pageCount - 1);
    return html`
      <div class="sizes">
        <span aria-hidden="true">${text.rowsPerPage}</span>
        <vscode-dropdown
          aria-label=${text.rowsPerPage}
          position="above"
          .value=${String(this.size)}
          @change=${this.#sizeChosen}
        >
          ${pageSizes.map(
            (size) =>
              html`<vscode-option value=${String(size)}>${numberText(size)}</vscode-option>`,
          )}
        </vscode-dropdown>
      </div>
      <nav aria-label=${text.pages}>
        ${this.#button(text.firstPage, 0, page.index > 0, ["chevron-left", "chevron-left"])}
        ${this.#button(text.previousPage, page.index - 1, page.index > 0, ["chevron-left"])}
        <label class="number">
          ${text.pageLabel}
          <span class="field">
            <input
              class="figures"
              inputmode="numeric"
              size=${Math.max(3, String(page.pageCount).length)}
              .value=${String(page.index + 1)}
              @change=${this.#numberTyped}
            />
          </span>
          <span class="figures">${text.pageCount(Math.max(1, page.pageCount))}</span>
        </label>
        ${this.#button(text.nextPage, page.index + 1, page.index < last, ["chevron-right"])}
        ${this.#button(text.lastPage, last, page.index < last, ["chevron-right", "chevron-right"])}
      </nav>
      <span class="rows figures" role="status">${pageLabel(page, this.size)}</span>
    `;
  }

  #button(label: string, to: number, enabled: boolean, icons: CodiconName[]): TemplateResult {
    return html`
      <button
        class="icon-button"
        aria-label=${label}
        title=${label}
        aria-disabled=${!enabled}
        @click=${(): void => {
          if (enabled) emit(this, "go-to", to);
        }}
      >
        ${icons.map((icon) => html`<span class="codicon codicon-${icon}" aria-hidden="true"></span>`)}
      </button>
    `;
  }

  #sizeChosen(event: Event): void {
    const size = Number((event.target as ValueControl).value);
    if (size !== this.size) emit(this, "page-size", size);
  }

  #numberTyped(event: Event): void {
    const input = event.target as HTMLInputElement;
    const { page } = this;
    const to = page && typedPage(input.value, page.pageCount);
    // Whatever becomes of it, the field names the page that shows.
    input.value = String((page?.index ?? 0) + 1);
    if (to !== undefined && to !== page?.index) emit(this, "go-to", to);
  }
}
