import { LitElement, type PropertyValues, type TemplateResult, html } from "lit";
import { customElement, property, queryAll } from "lit/decorators.js";
import { customRangeStyles } from "./rollcall-custom-range.styles.ts";
import { emit } from "./events.ts";
import { fieldStyles, sharedStyles } from "./shared.styles.ts";
import { text } from "./strings.ts";

/** Someone who is typing a date passes through many others; this long after the last one, it is meant. */
const settleMs = 700;

/** From and to of a custom range, as wall-clock times of the report's zone. */
@customElement("rollcall-custom-range")
export class RollcallCustomRange extends LitElement {
  static override styles = [sharedStyles, fieldStyles, customRangeStyles];

  @property() accessor from = "";
  @property() accessor to = "";
  @property({ type: Boolean }) accessor invalid = false;

  @queryAll("input") private accessor inputs!: NodeListOf<HTMLInputElement>;
  #settling: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.#settling);
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues<this>): void {
    // Not by a binding: it would take away what is being typed with every new state of the page.
    const [from, to] = this.inputs;
    if (from && changed.has("from")) from.value = this.from;
    if (to && changed.has("to")) to.value = this.to;
  }

  override render(): TemplateResult {
    return html`${this.#inputTemplate(text.from)} ${this.#inputTemplate(text.to)}`;
  }

  #inputTemplate(label: string): TemplateResult {
    return html`
      <label>
        ${label}
        <span class="field ${this.invalid ? "invalid" : ""}">
          <input
            type="datetime-local"
            step="1"
            class="figures"
            max="9999-12-31T23:59:59"
            aria-invalid=${this.invalid}
            @input=${this.#typed}
            @blur=${this.#commit}
            @keydown=${(event: KeyboardEvent): void => {
              if (event.key === "Enter") this.#commit();
            }}
          />
        </span>
      </label>
    `;
  }

  #typed(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#commit();
    }, settleMs);
  }

  #commit(): void {
    clearTimeout(this.#settling);
    const [from = "", to = ""] = [...this.inputs].map(({ value }) => value);
    // A date half typed is empty; it waits until it is whole.
    if (!from || !to || (same(from, this.from) && same(to, this.to))) return;
    emit(this, "custom-range", { from, to });
  }
}

/** Browsers leave out seconds that are zero. */
const same = (a: string, b: string): boolean => whole(a) === whole(b);
const whole = (wall: string): string => (wall.length === 16 ? `${wall}:00` : wall);
