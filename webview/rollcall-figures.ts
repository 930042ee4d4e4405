import { LitElement, type TemplateResult, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { DataState, ShownReport } from "../src/protocol.ts";
import { emit } from "./events.ts";
import { recentText, tookText } from "./format.ts";
import { figuresStyles } from "./rollcall-figures.styles.ts";
import { sharedStyles } from "./shared.styles.ts";
import { text } from "./strings.ts";

/** The report in figures: what there is, up to when, what was left out, and how long it took. */
@customElement("rollcall-figures")
export class RollcallFigures extends LitElement {
  static override styles = [sharedStyles, figuresStyles];

  @property({ attribute: false }) accessor shown: ShownReport | undefined;
  @property({ attribute: false }) accessor data: DataState | undefined;
  /** The zone that times are said in while no report is shown. */
  @property() accessor timeZone = "UTC";
  @property() accessor said = "";
  @property() accessor heard = "";
  @property({ attribute: false }) accessor now = Date.now();

  override render(): TemplateResult {
    const { shown } = this;
    return html`
      <ul class="figures ${shown ? "shown" : ""}">
        ${this.#facts().map((fact) => html`<li>${fact}</li>`)}
      </ul>
      <span class="rest figures">
        <span role="status">${this.said}<span class="said">${this.heard}</span></span>
        ${this.#skippedTemplate()}
        ${shown ? html`<span>${tookText(shown.summary.tookMs)}</span>` : nothing}
      </span>
      <slot></slot>
    `;
  }

  #facts(): readonly string[] {
    const { data, shown } = this;
    const lastAt = data?.kind === "ready" ? data.lastAt : null;
    const zone = shown?.timeZone ?? this.timeZone;
    const ends = lastAt === null ? [] : [text.dataEnds(recentText(lastAt, zone, this.now))];
    if (!shown) return ends;
    const { rowCount, agents, loggedIn } = shown.summary;
    const open = loggedIn > 0 ? [text.loggedIn(loggedIn)] : [];
    return [text.sessions(rowCount), text.agents(agents), ...open, ...ends];
  }

  #skippedTemplate(): unknown {
    const { data } = this;
    if (data?.kind !== "ready" || data.skipped === 0) return nothing;
    return html`<button
      class="link"
      title=${text.showSkipped}
      @click=${(): void => {
        emit(this, "action", { run: "showSkipped" });
      }}
    >
      ${text.skipped(data.skipped)}
    </button>`;
  }
}
