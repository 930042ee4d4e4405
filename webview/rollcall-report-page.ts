import { LitElement, type TemplateResult, html, nothing } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { noFilter } from "../src/reports/report.ts";
import "./rollcall-chips.ts";
import "./rollcall-combobox.ts";
import "./rollcall-controls.ts";
import "./rollcall-custom-range.ts";
import "./rollcall-figures.ts";
import "./rollcall-menu.ts";
import "./rollcall-notice.ts";
import "./rollcall-pager.ts";
import "./rollcall-table.ts";
import type { DetailOf } from "./events.ts";
import { type Action, type Verb, banners, faceNotice, faceOf, stepOf } from "./faces.ts";
import { type FilterKind, filterKinds } from "./filter-options.ts";
import type { PageModel } from "./page-model.ts";
import type { RollcallControls } from "./rollcall-controls.ts";
import { reportPageStyles } from "./rollcall-report-page.styles.ts";
import { sharedStyles } from "./shared.styles.ts";
import { text } from "./strings.ts";
import { dayRange } from "./time-range.ts";
import { isZone } from "./zone-time.ts";

const isMac = navigator.platform.startsWith("Mac");
const keys = text.generateKeys(isMac);

/** The whole page: draws what its model knows, and tells it what people do. */
@customElement("rollcall-report-page")
export class RollcallReportPage extends LitElement {
  static override styles = [sharedStyles, reportPageStyles];

  @property({ attribute: false }) accessor model: PageModel | undefined;
  @query("rollcall-controls") private accessor controls!: RollcallControls | null;

  readonly #pageKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.model?.generate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#pageKey);
  }

  override disconnectedCallback(): void {
    removeEventListener("keydown", this.#pageKey);
    super.disconnectedCallback();
  }

  override render(): unknown {
    const { model } = this;
    if (!model) return nothing;
    const face = faceOf(model);
    const usable = model.definition !== undefined;
    return html`
      <main
        aria-label=${text.page}
        @definition-edit=${({ detail }: DetailOf<"definition-edit">): void => {
          model.edit(detail);
        }}
        @action=${({ detail }: DetailOf<"action">): void => {
          this.#act(detail);
        }}
        @cancel=${(): void => {
          model.cancel();
        }}
        @open-filter=${({ detail }: DetailOf<"open-filter">): void => {
          this.#openFilter(detail);
        }}
      >
        <h1 class="said">${model.definition?.name ?? text.page}</h1>
        ${usable ? this.#controlsTemplate(model) : nothing} ${this.#progressTemplate(model)}
        ${usable ? this.#figuresTemplate(model) : nothing}
        ${banners(model).map(
          (notice) => html`<rollcall-notice banner .notice=${notice}></rollcall-notice>`,
        )}
        ${
          face === "rows"
            ? this.#rowsTemplate(model)
            : html`<rollcall-notice
                class="face"
                data-face=${face}
                .notice=${faceNotice(face, model, keys)}
              ></rollcall-notice>`
        }
      </main>
    `;
  }

  #controlsTemplate(model: PageModel): TemplateResult {
    return html`
      <rollcall-controls
        .definition=${model.definition}
        .range=${model.state?.range}
        .rangeFault=${model.state?.rangeFault}
        .choices=${model.choices}
        ?outdated=${model.outdated}
        ?fits=${model.shown !== undefined && !model.outdated}
        ?working=${model.working !== undefined}
        ?enabled=${model.canGenerate}
        .keys=${keys}
        @list-open=${(): void => {
          void model.loadChoices();
        }}
      ></rollcall-controls>
    `;
  }

  #progressTemplate(model: PageModel): TemplateResult {
    const { data } = model.state ?? {};
    const progress =
      model.working?.progress ?? (data?.kind === "loading" ? data.progress : undefined);
    if (!progress) return html`<div class="progress"></div>`;
    const { fraction, step } = progress;
    const percent = fraction === undefined ? undefined : Math.round(fraction * 100);
    return html`
      <div class="progress">
        ${
          percent === undefined
            ? html`<progress aria-label=${step} max="100"></progress>`
            : html`<progress aria-label=${step} max="100" .value=${percent}></progress>`
        }
      </div>
    `;
  }

  #figuresTemplate(model: PageModel): TemplateResult {
    const zone = model.definition?.timeZone ?? "UTC";
    return html`
      <rollcall-figures
        .shown=${model.shown}
        .data=${model.state?.data}
        .timeZone=${isZone(zone) ? zone : "UTC"}
        .said=${model.page ? stepOf(model) || model.said : model.said}
        .heard=${model.heard}
        .now=${Date.now()}
      >
        <rollcall-menu
          .label=${text.share}
          icon="share"
          .items=${[text.downloadCsv]}
          ?disabled=${!model.shown || model.working !== undefined}
          @pick=${(): void => {
            void model.downloadCsv();
          }}
        ></rollcall-menu>
      </rollcall-figures>
    `;
  }

  #rowsTemplate(model: PageModel): TemplateResult {
    const { page, shown, want } = model;
    const dimmed =
      model.fetching || model.working?.on === "generate" || model.state?.data.kind === "loading";
    return html`
      <rollcall-table
        .page=${page}
        .size=${want.size}
        .sort=${want.sort}
        .timeZone=${shown?.timeZone ?? "UTC"}
        .from=${shown?.range.from}
        ?dimmed=${dimmed}
        @sort-by=${({ detail }: DetailOf<"sort-by">): void => {
          model.sortBy(detail);
        }}
      ></rollcall-table>
      <rollcall-pager
        .page=${page}
        .size=${want.size}
        @go-to=${({ detail }: DetailOf<"go-to">): void => {
          model.goTo(detail);
        }}
        @page-size=${({ detail }: DetailOf<"page-size">): void => {
          model.resize(detail);
        }}
      ></rollcall-pager>
    `;
  }

  #act(action: Action): void {
    const { model } = this;
    if (!model) return;
    if ("run" in action) model.run(action.run);
    else if ("clear" in action) this.#clear(model, action.clear);
    else this.#verbs(model)[action.do]();
  }

  #verbs(model: PageModel): Record<Verb, () => void> {
    return {
      generate: () => void model.generate(),
      retry: () => void (model.state ? model.generate() : model.start()),
      jumpToData: () => {
        this.#jumpToData(model);
      },
      focusRange: () => this.controls?.focusRange(),
      focusFilters: () => {
        this.#openFilter("agents");
      },
      dismiss: () => {
        model.dismiss();
      },
    };
  }

  #openFilter(kind: FilterKind): void {
    this.controls?.openFilter(kind);
  }

  /** The button says what will be shown, so it also generates it. */
  #jumpToData(model: PageModel): void {
    const data = model.state?.data;
    const zone = model.definition?.timeZone;
    if (data?.kind !== "ready" || data.lastAt === null || !zone || !isZone(zone)) return;
    model.edit({ timeRange: dayRange(data.lastAt, zone) });
    void model.generate();
  }

  #clear(model: PageModel, what: FilterKind | "all"): void {
    const filter = { ...noFilter, ...model.definition?.filter };
    for (const kind of filterKinds) if (what === "all" || what === kind) filter[kind] = [];
    model.edit({ filter });
  }
}
