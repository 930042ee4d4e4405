import { type CSSResult, css } from "lit";

export const figuresStyles: CSSResult = css`
  :host {
    align-items: center;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 4px 16px;
    min-height: 30px;
    padding: 4px 12px;
  }
  ul {
    display: flex;
    flex: 1 1 260px;
    flex-wrap: wrap;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .shown li:first-child {
    font-weight: 600;
  }
  li:not(:last-child)::after {
    content: "·";
    margin-inline: 6px;
    color: var(--vscode-descriptionForeground);
    font-weight: normal;
  }
  ::slotted(*) {
    margin-inline-start: auto;
  }
  .rest {
    color: var(--vscode-descriptionForeground);
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
  }
`;
