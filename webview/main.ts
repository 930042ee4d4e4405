/** The report page's entry. */
import { type EditorApi, editorMemory, hostConnection } from "./host.ts";
import { documentStyles } from "./document.styles.ts";
import { PageModel } from "./page-model.ts";
import { RollcallReportPage } from "./rollcall-report-page.ts";
import { registerToolkit } from "./toolkit.ts";

declare function acquireVsCodeApi(): EditorApi;

const api = acquireVsCodeApi();
registerToolkit();
const sheet = documentStyles.styleSheet;
if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

const page = new RollcallReportPage();
const model = new PageModel(hostConnection(api), editorMemory(api), () => {
  page.requestUpdate();
});
page.model = model;
document.body.append(page);
void model.start();
