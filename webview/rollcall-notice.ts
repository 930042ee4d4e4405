import { LitElement, type TemplateResult, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { codiconStyles } from "./codicons.styles.ts";
import { emit } from "./events.ts";
import type { Notice, Offer } from "./faces.ts";
import { noticeStyles } from "./rollcall-notice.styles.ts";
import { sharedStyles } from "./shared.styles.ts";

/** What the page has to say instead of rows, or (`banner`) above them, with what can be done about it. */
@customElement("rollcall-notice")
export class RollcallNotice extends LitElement {
  static override styles = [sharedStyles, codiconStyles, noticeStyles];

  @property({ attribute: false }) accessor notice: Notice | undefined;
  @property({ type: Boolean, reflect: true }) accessor banner = false;

  override render(): TemplateResult {
    const { notice } = this;
    if (!notice) return html``;
    const { icon, severity, heading, lines, offers } = notice;
    return html`
      <div class="notice ${severity}" role=${severity === "info" ? "status" : "alert"}>
        <span class="codicon codicon-${icon}" aria-hidden="true"></span>
        <div class="words">
          <h2>${heading}</h2>
          ${lines.map((line) => html`<p>${line}</p>`)}
        </div>
        <div class="offers">${offers.map(this.#offerTemplate)}</div>
      </div>
    `;
  }

  readonly #offerTemplate = (offer: Offer, index: number): TemplateResult => html`
    <vscode-button
      appearance=${index === 0 && !this.banner ? "primary" : "secondary"}
      @click=${(): void => {
        emit(this, "action", offer.action);
      }}
      >${offer.label}</vscode-button
    >
  `;
}
