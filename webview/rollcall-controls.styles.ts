import { type CSSResult, css } from "lit";

export const controlsStyles: CSSResult = css`
  :host {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 6px;
    padding: 10px 12px 8px;
  }
  .line {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  .control {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .name {
    white-space: nowrap;
  }
  #frame {
    width: 130px;
  }
  .zone {
    width: 220px;
  }
  .boxes {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .filters rollcall-combobox {
    width: 158px;
  }
  #generate {
    margin-inline-start: auto;
    min-width: 84px;
  }
  .words {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    min-height: 18px;
    overflow-wrap: anywhere;
  }
  .range {
    color: var(--vscode-descriptionForeground);
  }
  .words .codicon {
    font-size: 14px;
    vertical-align: -2px;
  }
  .changed .codicon {
    color: var(--vscode-progressBar-background, var(--vscode-focusBorder));
    font-size: 10px;
    vertical-align: 0;
  }
  .note .codicon {
    color: var(--vscode-editorWarning-foreground);
  }
  /* The words keep the text colour: the error colour is too pale for them in light themes. */
  .fault .codicon {
    color: var(--vscode-errorForeground);
  }

  @media (max-width: 560px) {
    .name {
      flex: 0 0 90px;
    }
    .control {
      flex: 1 1 100%;
      flex-wrap: nowrap;
    }
    .filters {
      align-items: baseline;
    }
    .boxes {
      flex: 1;
    }
    #frame,
    .zone,
    .filters rollcall-combobox {
      flex: 1 1 140px;
      min-width: 0;
      width: auto;
    }
    #generate {
      flex: 1 1 100%;
    }
  }
`;
