import "@lit-labs/virtualizer";
import type { LitVirtualizer } from "@lit-labs/virtualizer/LitVirtualizer.js";
import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { codiconStyles } from "./codicons.styles.ts";
import { emit } from "./events.ts";
import { type Option, chosenFirst, findOptions, toggled } from "./options.ts";
import { openPopup } from "./popup.ts";
import { comboboxStyles } from "./rollcall-combobox.styles.ts";
import { fieldStyles, sharedStyles } from "./shared.styles.ts";
import { text } from "./strings.ts";

/** Pixels; the same as in the styles, so that a list's height is known before it is drawn. */
const optionHeight = 22;
const listRows = 12;
const pageRows = 10;

/** A field with a searchable list: one of many (a time zone) or, with `multiple`, any of many (agents). */
@customElement("rollcall-combobox")
export class RollcallCombobox extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, fieldStyles, codiconStyles, comboboxStyles];

  @property() accessor label = "";
  /** What the field says while nobody types: the choice made, in words. */
  @property() accessor summary = "";
  @property({ attribute: false }) accessor options: readonly Option[] | undefined;
  @property({ attribute: false }) accessor chosen: readonly string[] = [];
  @property({ attribute: false }) accessor missing: (value: string) => Option = (value) => ({
    value,
    label: value,
    detail: "",
    search: "",
  });
  @property({ type: Boolean }) accessor multiple = false;
  @property({ type: Boolean }) accessor disabled = false;

  @state() private accessor open = false;
  @state() private accessor typed = "";
  @state() private accessor active = 0;
  @state() private accessor found: readonly Option[] = [];
  /** The whole list in the order it has while open: ticking an option doesn't move it. */
  private all: readonly Option[] = [];

  @query("input") private accessor input!: HTMLInputElement;
  @query(".field") private accessor field!: HTMLElement;
  @query(".popup") private accessor popup!: HTMLElement;
  @query("lit-virtualizer") private accessor list!: LitVirtualizer<Option> | null;

  show(): void {
    if (this.open || this.disabled) return;
    this.open = true;
    emit(this, "list-open", undefined);
    this.#gather();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.open && changed.has("options")) this.#gather();
  }

  override updated(changed: PropertyValues): void {
    const { popup } = this;
    if (!this.open) {
      if (popup.matches(":popover-open")) popup.hidePopover();
      return;
    }
    const rows = Math.min(listRows, Math.max(1, this.found.length));
    openPopup(popup, this.field, rows * optionHeight + 2 + (this.multiple ? optionHeight : 0));
    if (changed.has("active") || changed.has("open") || changed.has("found")) this.#reveal();
  }

  override render(): TemplateResult {
    const active = this.open ? this.found[this.active] : undefined;
    return html`
      <div class="field" @click=${this.#fieldClicked}>
        <input
          role="combobox"
          type="text"
          autocomplete="off"
          spellcheck="false"
          aria-label=${this.label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${this.open}
          aria-controls="list"
          aria-activedescendant=${ifDefined(active && `option-${String(this.active)}`)}
          aria-description=${this.summary}
          .value=${this.open ? this.typed : this.summary}
          placeholder=${this.summary}
          title=${this.summary}
          ?disabled=${this.disabled}
          @input=${this.#inputTyped}
          @keydown=${this.#keyPressed}
          @blur=${this.#close}
        />
        <span class="codicon codicon-chevron-down" aria-hidden="true"></span>
      </div>
      <div
        class="popup"
        popover="manual"
        @pointerdown=${(event: Event): void => {
          // The field keeps the focus while the mouse works in its list.
          event.preventDefault();
        }}
      >
        ${this.open ? this.#listTemplate() : nothing}
      </div>
      <span class="said" role="status"
        >${this.open && this.typed ? this.#countText() : nothing}</span
      >
    `;
  }

  #listTemplate(): TemplateResult {
    const empty = !this.options
      ? text.loadingChoices
      : this.found.length === 0
        ? this.typed
          ? text.noOptions(this.typed)
          : text.noChoices
        : "";
    return html`
      ${
        empty
          ? html`<div id="list" role="listbox" aria-label=${this.label}>
              <div class="empty" role="option" aria-disabled="true" aria-selected="false">
                ${empty}
              </div>
            </div>`
          : html`<lit-virtualizer
              id="list"
              role="listbox"
              aria-label=${this.label}
              aria-multiselectable=${ifDefined(this.multiple ? "true" : undefined)}
              scroller
              .items=${this.found}
              .keyFunction=${(o: Option): string => o.value}
              .renderItem=${this.#optionTemplate(new Set(this.chosen), this.active)}
            ></lit-virtualizer>`
      }
      ${
        this.multiple && this.options
          ? html`<div class="count muted" aria-hidden="true">${this.#countText()}</div>`
          : nothing
      }
    `;
  }

  #optionTemplate(chosen: ReadonlySet<string>, active: number) {
    return (o: Option, index: number): TemplateResult => {
      const isChosen = chosen.has(o.value);
      return html`
        <div
          id="option-${index}"
          class="option ${index === active ? "active" : ""} ${isChosen ? "chosen" : ""}"
          role="option"
          aria-selected=${isChosen}
          aria-setsize=${this.found.length}
          aria-posinset=${index + 1}
          @click=${(): void => {
            this.active = index;
            this.#choose(o);
          }}
        >
          <span class=${this.multiple ? "box" : "tick"} aria-hidden="true">
            ${isChosen ? html`<span class="codicon codicon-check"></span>` : nothing}
          </span>
          <span class="label">${o.label}</span>
          <span class="detail">${o.detail}</span>
        </div>
      `;
    };
  }

  #countText(): string {
    const all = text.optionCount(this.found.length);
    return this.multiple && this.chosen.length > 0
      ? `${all}, ${text.chosenCount(this.chosen.length)}`
      : all;
  }

  #gather(): void {
    this.all = chosenFirst(this.options ?? [], this.multiple ? this.chosen : [], this.missing);
    this.#find();
    const at = this.found.findIndex((o) => !this.multiple && o.value === this.chosen[0]);
    this.active = Math.max(0, at);
  }

  #find(): void {
    this.found = findOptions(this.all, this.typed);
    this.active = 0;
  }

  #choose(o: Option): void {
    if (this.multiple) {
      emit(this, "choose", toggled(this.chosen, o.value));
      return;
    }
    emit(this, "choose", [o.value]);
    this.#close();
  }

  #close(): void {
    this.open = false;
    this.typed = "";
  }

  /** By arithmetic: an option that far away isn't drawn yet, so it can't be asked to come into view. */
  #reveal(): void {
    const at = this.active * optionHeight;
    const { list } = this;
    if (!list) return;
    if (at < list.scrollTop) list.scrollTop = at;
    const hidden = at + optionHeight - list.clientHeight;
    if (hidden > list.scrollTop) list.scrollTop = hidden;
  }

  #fieldClicked(): void {
    this.input.focus();
    if (this.open && !this.typed) this.#close();
    else this.show();
  }

  #inputTyped(): void {
    const { value } = this.input;
    this.show();
    this.typed = value;
    this.#find();
  }

  #keyPressed(event: KeyboardEvent): void {
    // Ctrl+Enter is the page's.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const key = event.altKey ? `Alt+${event.key}` : event.key;
    const act = this.open ? this.#openKeys()[key] : this.#closedKeys()[key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #closedKeys(): Record<string, () => void> {
    const show = (): void => {
      this.show();
    };
    return { ArrowDown: show, ArrowUp: show, "Alt+ArrowDown": show, Enter: show, " ": show };
  }

  #openKeys(): Record<string, () => void> {
    const move = (by: number) => (): void => {
      this.active = Math.max(0, Math.min(this.found.length - 1, this.active + by));
    };
    const close = (): void => {
      this.#close();
    };
    return {
      ArrowDown: move(1),
      ArrowUp: move(-1),
      PageDown: move(pageRows),
      PageUp: move(-pageRows),
      "Alt+ArrowUp": close,
      Escape: close,
      Enter: () => {
        const o = this.found[this.active];
        if (o) this.#choose(o);
      },
    };
  }
}
