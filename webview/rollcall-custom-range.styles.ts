import { type CSSResult, css } from "lit";

export const customRangeStyles: CSSResult = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 8px 12px;
  }
  label {
    align-items: center;
    display: flex;
    gap: 8px;
  }
  .field {
    width: 230px;
  }
`;
