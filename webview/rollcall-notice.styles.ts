import { type CSSResult, css } from "lit";

export const noticeStyles: CSSResult = css`
  :host {
    display: block;
  }
  .notice {
    align-items: center;
    display: flex;
    flex-direction: column;
    gap: 12px;
    margin: 0 auto;
    max-width: 560px;
    overflow-wrap: anywhere;
    padding: 40px 16px 24px;
    text-align: center;
  }
  .notice > .codicon {
    color: var(--vscode-descriptionForeground);
    font-size: 32px;
  }
  .error > .codicon {
    color: var(--vscode-editorError-foreground, var(--vscode-errorForeground));
  }
  .warning > .codicon {
    color: var(--vscode-editorWarning-foreground);
  }
  h2 {
    font-size: 1.2em;
    font-weight: 600;
    margin: 0 0 4px;
  }
  p {
    color: var(--vscode-descriptionForeground);
    line-height: 1.5;
    margin: 0;
  }
  .offers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    justify-content: center;
  }

  :host([banner]) .notice {
    background: var(--vscode-inputValidation-infoBackground);
    border: 1px solid var(--vscode-inputValidation-infoBorder);
    flex-flow: row wrap;
    gap: 8px;
    margin: 0 12px 8px;
    max-width: none;
    padding: 6px 8px;
    text-align: start;
  }
  :host([banner]) .error {
    background: var(--vscode-inputValidation-errorBackground);
    border-color: var(--vscode-inputValidation-errorBorder);
  }
  :host([banner]) .warning {
    background: var(--vscode-inputValidation-warningBackground);
    border-color: var(--vscode-inputValidation-warningBorder);
  }
  :host([banner]) .codicon {
    font-size: 16px;
  }
  :host([banner]) .words {
    flex: 1 1 280px;
  }
  :host([banner]) h2 {
    font-size: inherit;
    margin: 0;
  }
  :host([banner]) p {
    color: inherit;
  }
`;
