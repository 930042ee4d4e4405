import { type CSSResult, css } from "lit";

export const chipsStyles: CSSResult = css`
  :host {
    display: block;
  }
  ul {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .chip {
    align-items: center;
    background: var(--vscode-badge-background);
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 3px;
    color: var(--vscode-badge-foreground);
    display: flex;
    height: 22px;
    max-width: 100%;
    padding-inline-start: 6px;
  }
  .value {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .icon-button {
    color: inherit;
    height: 20px;
    width: 20px;
  }
  .icon-button .codicon {
    font-size: 14px;
  }
`;
