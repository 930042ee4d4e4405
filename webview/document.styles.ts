import { type CSSResult, css } from "lit";

/** The document itself: the page fills the pane, and its native inputs follow the theme's brightness. */
export const documentStyles: CSSResult = css`
  html,
  body {
    height: 100%;
  }
  body {
    color-scheme: light;
    margin: 0;
    overflow: hidden;
    padding: 0;
  }
  body.vscode-dark,
  body.vscode-high-contrast:not(.vscode-high-contrast-light) {
    color-scheme: dark;
  }
`;
