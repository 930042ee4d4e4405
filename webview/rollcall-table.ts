import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { ReportPage, Row, Sort, SortColumn, Status } from "../src/reports/report.ts";
import { type CodiconName, codiconStyles } from "./codicons.styles.ts";
import { type Column, columnCount, columnIndex, fullName, visibleColumns } from "./columns.ts";
import { emit } from "./events.ts";
import { pathText } from "./filter-options.ts";
import { durationText, timeText } from "./format.ts";
import { type Cell, type GridSize, cellAfter, inGrid } from "./grid-keys.ts";
import { tableStyles } from "./rollcall-table.styles.ts";
import { sharedStyles } from "./shared.styles.ts";
import { columnText, statusText, text } from "./strings.ts";

const statusIcons: Record<Status, CodiconName> = {
  "logged-out": "circle-outline",
  "logged-in": "circle-filled",
  "login-not-found": "warning",
};

/** The sessions as an ARIA grid: one cell is in the tab order, keys lead from cell to cell. */
@customElement("rollcall-table")
export class RollcallTable extends LitElement {
  static override styles = [sharedStyles, codiconStyles, tableStyles];

  @property({ attribute: false }) accessor page: ReportPage | undefined;
  @property({ type: Number }) accessor size = 100;
  @property({ attribute: false }) accessor sort: Sort | undefined;
  @property() accessor timeZone = "UTC";
  /** Start of the range, to tell logins before it. */
  @property({ attribute: false }) accessor from = Number.NEGATIVE_INFINITY;
  @property({ type: Boolean, reflect: true }) accessor dimmed = false;

  @state() private accessor columns: readonly Column[] = visibleColumns(Number.POSITIVE_INFINITY);
  @query("table") private accessor table!: HTMLTableElement | null;

  /** Not reactive: moving between cells draws nothing anew. */
  #at: Cell = { row: 1, column: 0 };
  #tabStop: HTMLElement | undefined;
  readonly #resized = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const columns = visibleColumns(entry.contentRect.width);
    if (columns.length !== this.columns.length) this.columns = columns;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("page")) this.#toTop(changed.get("page"));
    if (this.page) this.#setTabStop(inGrid(this.#at, this.#gridSize()));
  }

  override render(): TemplateResult {
    const { page } = this;
    if (!page) return html``;
    const first = page.index * this.size + 2;
    return html`
      <table
        role="grid"
        aria-label=${text.table}
        aria-readonly="true"
        aria-busy=${this.dimmed}
        aria-rowcount=${page.rowCount + 1}
        aria-colcount=${columnCount}
        @keydown=${this.#keyPressed}
        @pointerdown=${this.#cellPressed}
        @focusin=${this.#cellFocused}
      >
        <thead>
          <tr aria-rowindex="1">
            ${this.columns.map(this.#headerTemplate)}
          </tr>
        </thead>
        <tbody>
          ${page.rows.map(
            (row, i) =>
              html`<tr aria-rowindex=${first + i}>
                ${this.columns.map((column) => this.#cellTemplate(column, row))}
              </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  readonly #headerTemplate = ({ key, align }: Column): TemplateResult => {
    const sorted = this.sort?.column === key ? this.sort : undefined;
    const order = sorted ? (sorted.descending ? "descending" : "ascending") : "none";
    return html`
      <th
        role="columnheader"
        scope="col"
        class="${align} ${key}"
        aria-colindex=${columnIndex(key)}
        aria-sort=${order}
        title=${text.sortHint}
        data-sort=${key}
        @click=${(): void => {
          emit(this, "sort-by", key);
        }}
      >
        <span class="heading">
          ${columnText[key]}
          ${
            sorted
              ? html`<span
                  class="codicon codicon-arrow-${sorted.descending ? "down" : "up"}"
                  aria-hidden="true"
                ></span>`
              : nothing
          }
        </span>
      </th>
    `;
  };

  #cellTemplate({ key, align }: Column, row: Row): TemplateResult {
    const index = columnIndex(key);
    const content = this.#content[key](row);
    if (key !== "agentLogin")
      return html`<td role="gridcell" class="${align} ${key}" aria-colindex=${index}>
        ${content}
      </td>`;
    return html`<th
      role="rowheader"
      scope="row"
      class=${align}
      aria-colindex=${index}
      title=${fullName(row)}
    >
      ${content}
    </th>`;
  }

  readonly #content: Record<SortColumn, (row: Row) => unknown> = {
    agentLogin: (row) => row.agentLogin,
    firstName: (row) => row.firstName,
    lastName: (row) => row.lastName,
    login: (row) => this.#loginContent(row.login),
    logout: (row) => this.#time(row.logout),
    durationMs: (row) => (row.durationMs === null ? noneTemplate : durationText(row.durationMs)),
    routingProfile: (row) => row.routingProfile,
    hierarchy: (row) =>
      html`<span title=${pathText(row.hierarchy)}>${pathText(row.hierarchy)}</span>`,
    status: (row) => statusTemplate(row.status),
  };

  #time(at: number | null): unknown {
    return at === null ? noneTemplate : timeText(at, this.timeZone);
  }

  #loginContent(at: number | null): unknown {
    if (at === null || at >= this.from) return this.#time(at);
    return html`<span
        class="codicon codicon-arrow-small-left"
        title=${text.beforeRange}
        aria-hidden="true"
      ></span
      >${this.#time(at)}<span class="said">, ${text.beforeRange}</span>`;
  }

  /** Another page begins at its top; the same one, sorted anew, too. */
  #toTop(before: ReportPage | undefined): void {
    this.scrollTop = 0;
    if (before && before.index !== this.page?.index && this.#at.row > 0)
      this.#at = { ...this.#at, row: 1 };
  }

  #gridSize(): GridSize {
    const rows = this.page ? this.page.rows.length + 1 : 0;
    const rowHeight = this.table?.rows[1]?.offsetHeight ?? this.clientHeight;
    const screen = Math.max(1, Math.floor(this.clientHeight / rowHeight) - 2);
    return { rows, columns: this.columns.length, screen };
  }

  #setTabStop(at: Cell): HTMLElement | undefined {
    const cell = this.table?.rows[at.row]?.cells[at.column];
    if (cell !== this.#tabStop) this.#tabStop?.removeAttribute("tabindex");
    cell?.setAttribute("tabindex", "0");
    this.#tabStop = cell;
    this.#at = at;
    return cell;
  }

  #focus(at: Cell): void {
    const cell = this.#setTabStop(at);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #cellAt(event: Event): Cell | undefined {
    const target = event.target instanceof Element ? event.target.closest("td, th") : null;
    const row = target?.closest("tr");
    if (!(target instanceof HTMLTableCellElement) || !row) return undefined;
    return { row: row.rowIndex, column: target.cellIndex };
  }

  #cellPressed(event: PointerEvent): void {
    const at = event.button === 0 ? this.#cellAt(event) : undefined;
    if (at) this.#setTabStop(at);
  }

  #cellFocused(event: FocusEvent): void {
    const at = this.#cellAt(event);
    if (at) this.#at = at;
  }

  #keyPressed(event: KeyboardEvent): void {
    if (event.altKey || event.shiftKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const column = this.columns[this.#at.column];
    if (!ctrl && this.#at.row === 0 && column && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      emit(this, "sort-by", column.key);
      return;
    }
    const to = cellAfter(event.key, ctrl, this.#at, this.#gridSize());
    if (!to) return;
    event.preventDefault();
    this.#focus(to);
  }
}

const noneTemplate = html`<span aria-hidden="true">–</span><span class="said">${text.none}</span>`;

const statusTemplate = (status: Status): TemplateResult =>
  html`<span class="codicon codicon-${statusIcons[status]} ${status}" aria-hidden="true"></span>
    ${statusText[status]}`;
