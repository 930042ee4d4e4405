import { LitElement, type PropertyValues, type TemplateResult, html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { type CodiconName, codiconStyles } from "./codicons.styles.ts";
import { emit } from "./events.ts";
import { openPopup } from "./popup.ts";
import { menuStyles } from "./rollcall-menu.styles.ts";
import { sharedStyles } from "./shared.styles.ts";

/** A button that opens a menu; `pick` names the item by its index. */
@customElement("rollcall-menu")
export class RollcallMenu extends LitElement {
  static override styles = [sharedStyles, codiconStyles, menuStyles];

  @property() accessor label = "";
  @property() accessor icon: CodiconName = "share";
  @property({ attribute: false }) accessor items: readonly string[] = [];
  @property({ type: Boolean }) accessor disabled = false;

  @state() private accessor open = false;
  @query("button") private accessor button!: HTMLButtonElement;
  @query(".menu") private accessor menu!: HTMLElement;

  override render(): TemplateResult {
    return html`
      <button
        class="opener"
        aria-haspopup="menu"
        aria-expanded=${this.open}
        ?disabled=${this.disabled}
        @click=${this.#toggled}
        @keydown=${this.#openerKey}
      >
        <span class="codicon codicon-${this.icon}" aria-hidden="true"></span>
        ${this.label}
        <span class="codicon codicon-chevron-down" aria-hidden="true"></span>
      </button>
      <div
        class="menu"
        role="menu"
        popover="manual"
        aria-label=${this.label}
        @keydown=${this.#menuKey}
        @focusout=${this.#focusLeft}
      >
        ${this.open ? this.items.map(this.#itemTemplate) : nothing}
      </div>
    `;
  }

  readonly #itemTemplate = (item: string, index: number): TemplateResult => html`
    <div
      class="item"
      role="menuitem"
      tabindex="-1"
      @click=${(): void => {
        this.#pick(index);
      }}
    >
      ${item}
    </div>
  `;

  override updated(changed: PropertyValues): void {
    if (!changed.has("open")) return;
    if (this.open) {
      openPopup(this.menu, this.button);
      this.#items()[0]?.focus();
    } else if (this.menu.matches(":popover-open")) this.menu.hidePopover();
  }

  #items(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>(".item")];
  }

  #pick(index: number): void {
    this.#close();
    emit(this, "pick", index);
  }

  #close(): void {
    this.open = false;
    this.button.focus();
  }

  #toggled(): void {
    this.open = !this.open;
  }

  #focusLeft(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to !== this.button && !(to instanceof Node && this.menu.contains(to))) this.open = false;
  }

  #openerKey(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    this.open = true;
  }

  #menuKey(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.findIndex((item) => item.matches(":focus"));
    const focus = (index: number): void => {
      items[(index + items.length) % items.length]?.focus();
    };
    const acts: Record<string, () => void> = {
      ArrowDown: () => {
        focus(at + 1);
      },
      ArrowUp: () => {
        focus(at - 1);
      },
      Home: () => {
        focus(0);
      },
      End: () => {
        focus(-1);
      },
      Escape: () => {
        this.#close();
      },
      Enter: () => {
        this.#pick(at);
      },
      " ": () => {
        this.#pick(at);
      },
    };
    const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}
