import { type CSSResult, css } from "lit";

export const pagerStyles: CSSResult = css`
  :host {
    align-items: center;
    border-top: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 4px 16px;
    justify-content: space-between;
    padding: 4px 12px;
  }
  .sizes,
  nav,
  .number {
    align-items: center;
    display: flex;
    gap: 4px;
  }
  .sizes {
    gap: 8px;
  }
  vscode-dropdown {
    min-width: 64px;
    width: 72px;
  }
  .number {
    margin-inline: 4px;
  }
  .number .field {
    margin-inline: 4px;
  }
  .number input {
    padding: 0 4px;
    text-align: end;
    width: auto;
  }
  .icon-button[aria-disabled="true"] {
    color: var(--vscode-disabledForeground);
    cursor: default;
  }
  .icon-button[aria-disabled="true"]:hover {
    background: transparent;
    outline-color: transparent;
  }
  /* Two chevrons stand for the first and the last page. */
  .codicon + .codicon {
    margin-inline-start: -10px;
  }
  .rows {
    margin-inline-start: auto;
    min-width: 110px;
    text-align: end;
  }
`;
