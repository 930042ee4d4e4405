/** The document that the report page's script runs in. */
import * as vscode from "vscode";

export const pageFolder = (extension: vscode.Uri): vscode.Uri =>
  vscode.Uri.joinPath(extension, "dist", "webview");

/** Only our script, by its nonce, and our style sheet and font; no network, no inline code. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, title: string): string {
  const file = (name: string): string =>
    attribute(
      webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), name)).toString(true),
    );
  const nonce = newNonce();
  const own = attribute(webview.cspSource);
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${own} 'nonce-${nonce}'`,
    `font-src ${own}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<link id="vscode-codicon-stylesheet" rel="stylesheet" href="${file("codicon.css")}" nonce="${nonce}">
<title>${attribute(title)}</title>
</head>
<body>
<script type="module" nonce="${nonce}" src="${file("main.js")}"></script>
</body>
</html>`;
}

/** 128 random bits, in letters that need no escaping anywhere. */
const newNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const attribute = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
