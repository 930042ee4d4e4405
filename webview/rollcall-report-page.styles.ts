import { type CSSResult, css } from "lit";

export const reportPageStyles: CSSResult = css`
  :host {
    background: var(--vscode-editor-background);
    color: var(--vscode-editor-foreground, var(--vscode-foreground));
    display: block;
    height: 100%;
    /* A pane too low for the table scrolls as a whole. */
    overflow: hidden auto;
  }
  main {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    position: relative;
  }
  rollcall-table {
    flex: 1 1 0;
    isolation: isolate;
  }
  /* Lists of the controls open over the table. */
  rollcall-controls,
  rollcall-pager {
    position: relative;
    z-index: 1;
  }
  .progress {
    background: transparent;
    border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    flex: none;
    height: 3px;
    position: relative;
  }
  progress {
    appearance: none;
    background: transparent;
    border: 0;
    display: block;
    height: 2px;
    overflow: hidden;
    width: 100%;
  }
  progress::-webkit-progress-bar {
    background: transparent;
  }
  progress::-webkit-progress-value {
    background: var(--vscode-progressBar-background);
    transition: width 120ms;
  }
  progress:indeterminate::before {
    animation: pass 2s linear infinite;
    background: var(--vscode-progressBar-background);
    content: "";
    display: block;
    height: 100%;
    width: 12%;
  }
  @keyframes pass {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(850%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    progress:indeterminate::before {
      animation: none;
      width: 100%;
    }
  }
`;
