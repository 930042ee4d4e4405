import { type CSSResult, css } from "lit";

export const comboboxStyles: CSSResult = css`
  :host {
    display: inline-block;
    width: 160px;
  }
  .field {
    background: var(--vscode-dropdown-background);
    border-color: var(--vscode-dropdown-border, transparent);
    color: var(--vscode-dropdown-foreground);
    cursor: text;
    width: 100%;
  }
  .field input {
    text-overflow: ellipsis;
  }
  .field input:disabled {
    opacity: 0.4;
  }
  .field .codicon {
    cursor: pointer;
    flex: none;
    padding-inline: 2px 5px;
  }
  .popup {
    background: var(--vscode-dropdown-listBackground, var(--vscode-dropdown-background));
    border: 1px solid var(--vscode-focusBorder);
    border-radius: 2px;
    color: var(--vscode-dropdown-foreground);
    inset: auto;
    margin: 0;
    max-width: calc(100vw - 16px);
    overflow: hidden;
    padding: 0;
    width: max(100%, 320px);
  }
  .popup:popover-open {
    display: flex;
    flex-direction: column;
    min-width: 200px;
    width: 320px;
  }
  lit-virtualizer {
    flex: 1;
    /* Against its own, which is higher than a short list. */
    min-height: 0 !important;
    outline: none;
    overflow-x: hidden;
  }
  .option,
  .empty,
  .count {
    height: 22px;
    line-height: 22px;
    overflow: hidden;
    padding: 0 8px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .option {
    align-items: center;
    cursor: pointer;
    display: flex;
    gap: 6px;
    width: 100%;
  }
  .option:hover {
    background: var(--vscode-list-hoverBackground);
    color: var(--vscode-list-hoverForeground, inherit);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .option.active {
    background: var(--vscode-list-activeSelectionBackground);
    color: var(--vscode-list-activeSelectionForeground, inherit);
    outline: 1px solid var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .box,
  .tick {
    flex: none;
    height: 16px;
    width: 16px;
  }
  .box {
    background: var(--vscode-checkbox-background);
    border: 1px solid var(--vscode-checkbox-border);
    border-radius: 3px;
    color: var(--vscode-checkbox-foreground);
  }
  .box .codicon {
    font-size: 14px;
    vertical-align: top;
  }
  .label {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .detail {
    flex: 1;
    font-variant-numeric: tabular-nums;
    opacity: 0.85;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
  }
  .count {
    border-top: 1px solid var(--vscode-widget-border, var(--vscode-dropdown-border));
    flex: none;
  }
`;
