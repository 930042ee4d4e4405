/**
 * Codicons inside shadow roots: the font face comes from codicon.css, which the document links, but its
 * classes end at a shadow root. These are the few that the page uses.
 */
import { type CSSResult, css, unsafeCSS } from "lit";

/** Code points in codicon.ttf; a test holds them against codicon.css. */
export const codicons = {
  "arrow-down": "ea9a",
  "arrow-small-left": "ea9e",
  "arrow-up": "eaa1",
  calendar: "eab0",
  check: "eab2",
  "chevron-down": "eab4",
  "chevron-left": "eab5",
  "chevron-right": "eab6",
  "circle-filled": "ea71",
  "circle-outline": "eabc",
  close: "ea76",
  error: "ea87",
  filter: "eaf1",
  inbox: "eb09",
  loading: "eb19",
  pass: "eba4",
  play: "eb2c",
  refresh: "eb37",
  share: "ec25",
  warning: "ea6c",
} as const;
export type CodiconName = keyof typeof codicons;

const glyphs = Object.entries(codicons)
  .map(([name, point]) => `.codicon-${name}::before { content: "\\${point}"; }`)
  .join("\n");

export const codiconStyles: CSSResult = css`
  .codicon {
    display: inline-block;
    font: normal normal normal 16px/1 codicon;
    text-align: center;
    text-decoration: none;
    text-rendering: auto;
    text-transform: none;
    -webkit-font-smoothing: antialiased;
    user-select: none;
  }
  .codicon-loading {
    animation: turn 1.5s steps(30) infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .codicon-loading {
      animation-duration: 12s;
    }
  }
  ${unsafeCSS(glyphs)}
`;
