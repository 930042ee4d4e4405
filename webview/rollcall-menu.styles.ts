import { type CSSResult, css } from "lit";

export const menuStyles: CSSResult = css`
  :host {
    display: inline-block;
  }
  .opener {
    align-items: center;
    background: transparent;
    border: 1px solid transparent;
    border-radius: 5px;
    color: var(--vscode-foreground);
    cursor: pointer;
    display: flex;
    font: inherit;
    gap: 4px;
    height: 22px;
    padding: 0 4px;
  }
  .opener .codicon-chevron-down {
    font-size: 12px;
  }
  .opener:hover:not(:disabled) {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
  }
  .opener:disabled {
    color: var(--vscode-disabledForeground);
    cursor: default;
  }
  .menu {
    background: var(--vscode-menu-background);
    border: 1px solid var(--vscode-menu-border, var(--vscode-contrastBorder, transparent));
    border-radius: 5px;
    color: var(--vscode-menu-foreground);
    inset: auto;
    margin: 0;
    min-width: 160px;
    padding: 4px 0;
  }
  .item {
    border-radius: 3px;
    cursor: pointer;
    line-height: 24px;
    margin: 0 4px;
    padding: 0 20px;
    white-space: nowrap;
  }
  .item:hover,
  .item:focus {
    background: var(--vscode-menu-selectionBackground);
    color: var(--vscode-menu-selectionForeground);
    outline: 1px solid var(--vscode-menu-selectionBorder, transparent);
    outline-offset: -1px;
  }
`;
