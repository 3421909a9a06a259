// Loaded only to read rulesets: for descriptions it is too slow.
export { type Document, LineCounter, type Node, type Pair, parseDocument } from "yaml";
