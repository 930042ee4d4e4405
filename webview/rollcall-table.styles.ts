import { type CSSResult, css } from "lit";

export const tableStyles: CSSResult = css`
  :host {
    display: block;
    min-height: 132px;
    overflow: auto;
    /* Holds what is said and not shown, which else would widen the page. */
    position: relative;
    /* What is scrolled to must not end under the header or the first column. */
    scroll-padding-block-start: 26px;
    scroll-padding-inline-start: 160px;
    transition: opacity 120ms;
  }
  :host([dimmed]) {
    /* Old rows stay readable: 4.5:1 and more in the default themes. */
    opacity: 0.78;
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      transition: none;
    }
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
    min-width: 100%;
  }
  th,
  td {
    border: 0;
    font-weight: inherit;
    height: 24px;
    line-height: 18px;
    max-width: 260px;
    overflow: hidden;
    padding: 0 7px;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  th.end,
  td.end {
    text-align: end;
  }
  tr > :last-child {
    padding-inline-end: 12px;
  }
  /* Takes what the others leave. */
  .hierarchy {
    max-width: 0;
    min-width: 150px;
    width: 100%;
  }
  th:first-child {
    padding-inline-start: 12px;
    background: var(--vscode-editor-background);
    inset-inline-start: 0;
    max-width: 220px;
    position: sticky;
    z-index: 1;
  }
  thead th {
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    cursor: pointer;
    font-weight: 600;
    height: 26px;
    inset-block-start: 0;
    position: sticky;
    user-select: none;
    z-index: 2;
  }
  thead th:first-child {
    z-index: 3;
  }
  thead th:hover {
    text-decoration: underline;
  }
  .heading {
    align-items: center;
    display: inline-flex;
    gap: 4px;
  }
  .heading .codicon {
    font-size: 12px;
  }
  tbody tr:nth-child(even) > td {
    background: var(--vscode-tree-tableOddRowsBackground, transparent);
  }
  /* The sticky cell hides what scrolls below it, so its tint lies on the page's own colour. */
  tbody tr:nth-child(even) > th {
    background-image: linear-gradient(
      var(--vscode-tree-tableOddRowsBackground, transparent),
      var(--vscode-tree-tableOddRowsBackground, transparent)
    );
  }
  tbody tr:hover > td {
    background: var(--vscode-list-hoverBackground);
  }
  tbody tr:hover > th {
    background-image: linear-gradient(
      var(--vscode-list-hoverBackground, transparent),
      var(--vscode-list-hoverBackground, transparent)
    );
  }
  tbody tr:hover > * {
    border-block: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }
  tbody tr > * {
    border-block: 1px solid transparent;
  }
  td .codicon {
    font-size: 14px;
    vertical-align: -2px;
  }
  .codicon-arrow-small-left {
    color: var(--vscode-descriptionForeground);
  }
  .logged-in {
    color: var(--vscode-charts-green, var(--vscode-testing-iconPassed));
  }
  .logged-out {
    color: var(--vscode-descriptionForeground);
  }
  .login-not-found {
    color: var(--vscode-editorWarning-foreground);
  }
  th:focus,
  td:focus {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }
`;
