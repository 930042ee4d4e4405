import { type CSSResult, css } from "lit";

/** What every component of the page shares. */
export const sharedStyles: CSSResult = css`
  :host {
    box-sizing: border-box;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  /* Said, not shown. */
  .said {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
    width: 1px;
  }
  .muted {
    color: var(--vscode-descriptionForeground);
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  .icon-button {
    align-items: center;
    background: transparent;
    border: 1px solid transparent;
    border-radius: 5px;
    color: var(--vscode-icon-foreground, var(--vscode-foreground));
    cursor: pointer;
    display: inline-flex;
    flex: none;
    height: 22px;
    justify-content: center;
    padding: 0;
    width: 22px;
  }
  .icon-button:hover:not(:disabled) {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }
  .icon-button:disabled {
    cursor: default;
    opacity: 0.4;
  }
  .link {
    background: none;
    border: 0;
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
    font: inherit;
    padding: 0;
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  /* The toolkit takes white where a theme has no such colour, as the light high-contrast one. */
  vscode-dropdown {
    --list-active-selection-foreground: var(
      --vscode-list-activeSelectionForeground,
      var(--vscode-foreground)
    );
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 0;
  }
`;

/** Fields look alike, ours and the toolkit's. */
export const fieldStyles: CSSResult = css`
  .field {
    align-items: center;
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--vscode-dropdown-border, transparent));
    border-radius: 2px;
    color: var(--vscode-input-foreground);
    display: flex;
    height: 26px;
  }
  .field input {
    background: transparent;
    border: 0;
    color: inherit;
    font: inherit;
    height: 100%;
    min-width: 0;
    outline: none;
    padding: 0 4px 0 8px;
    width: 100%;
  }
  .field input::placeholder {
    color: var(--vscode-input-placeholderForeground);
    opacity: 1;
  }
  .field:focus-within {
    border-color: var(--vscode-focusBorder);
  }
  .field.invalid {
    border-color: var(--vscode-inputValidation-errorBorder);
  }
`;
