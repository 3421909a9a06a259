/** The reports that show operations by status code: a published file of its own, as few runs ask for one. */
export { formatHtml } from "./html/format-html.ts";
export { formatMatrixJson } from "./matrix/json.ts";
export { formatMatrixMarkdown } from "./matrix/markdown.ts";
export { formatMatrixText } from "./matrix/text.ts";
